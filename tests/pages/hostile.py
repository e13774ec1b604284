"""What people and attackers type and paste, and an application that is made of it."""

from __future__ import annotations

from dataclasses import replace

from cea_helper import text
from cea_helper.application import Application, Claim
from cea_helper.evidence import EvidenceItem, Impact, Proof
from cea_helper.schemes import shipped
from tests.web.applying import example

SCHEME = shipped().get("cea-national-2019")
HOSTILE = {
    "markup": "<script>alert(1)</script>\"><img src=x onerror=alert(1)>' onfocus='alert(1)",
    "abbreviations": 'R&D <10% &amp; &lt;b&gt; &#x27; "quoted"',
    "both directions": "\u202etxet\u202c \u2066isolated \u0645\u0631\u062d\u0628\u0627",
    "joined emoji": "\U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f3f4\U000e0067\U000e007f",
    "other languages": "{{ 7*7 }} {% include 'x' %} %(a)s {0} '); drop table account; -- =1+1",
    "control characters": "a\x00b\x07c\x1bd\x85e\x9ff\ufffeg",
    "line ends": "one\r\ntwo\rthree\n\n  four\tfive cafe\u0301 \u1100\u1161\u11a8",
    "5,000 letters": "x" * 5_000,
}


def hostile_application(hostile: str) -> Application:
    """Return an application in which every text that a file can hold is hostile."""
    whole = text.normalise(f"Begin {hostile} end")
    item = EvidenceItem(
        id=whole[:64],
        title=whole[:200],
        areas=("teaching",),
        domain="research",
        role=whole,
        excess=whole,
        impact=Impact(whole, whole, 1, 2, whole, whole),
        proof=(Proof("url", whole, whole),),
        citation={"title": whole, "author": [{"family": whole, "given": whole}], whole: whole},
        notes=whole,
    )
    given = example()
    award = given.applicant.current_award
    assert award is not None
    lines = tuple(replace(line, activity=whole) for line in given.applicant.job_plan)
    applicant = replace(
        given.applicant,
        name=whole,
        post=whole,
        specialty=whole,
        employer=whole,
        current_award=replace(award, level=whole, scheme=whole),
        job_plan=lines,
    )
    return replace(
        given,
        applicant=applicant,
        evidence=(item,),
        statements={domain.id: whole for domain in SCHEME.domains},
        fields={field.id: whole for field in SCHEME.fields},
        claims=(Claim("research", 0, 5, (item.id,)),),
    )
