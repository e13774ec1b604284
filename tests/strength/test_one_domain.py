"""One domain by itself is told as in the report of the whole application."""

from __future__ import annotations

from hypothesis import given

from cea_helper.application import Application
from cea_helper.strength import analyse, analyse_domain
from tests.strength.making import AS_OF, applications, make_application, make_item


@given(applications())
def test_each_domain_is_told_as_in_the_report(application: Application) -> None:
    for domain in analyse(application, AS_OF).domains:
        assert analyse_domain(application, domain.id, AS_OF) == domain


def test_a_repeat_of_what_counts_elsewhere_is_still_found() -> None:
    first, repeat = make_item("a", areas=("developing",)), make_item("b", areas=("teaching",))
    teaching = analyse_domain(make_application(first, repeat), "teaching", AS_OF)
    assert teaching is not None
    assert [reason.code for reason in teaching.reasons] == ["empty", "duplicate"]


def test_a_domain_that_the_scheme_does_not_have_is_nothing() -> None:
    assert analyse_domain(make_application(), "personal_statement", AS_OF) is None
