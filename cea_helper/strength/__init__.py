"""How strong the evidence is for each domain of an award, and why."""

from cea_helper.strength.best_steps import LITTLE_TIME, BestStep, as_if_done, best_steps
from cea_helper.strength.completing import Unfinished, list_unfinished
from cea_helper.strength.condensing import condensed
from cea_helper.strength.domains import DOMAIN_RULE
from cea_helper.strength.duties import DutyPrompt, duty_prompts, lines_behind, pas_in_words
from cea_helper.strength.items import ITEM_RULE, analyse_item
from cea_helper.strength.lasting import LastingReading, lasting_reading, rules_mark
from cea_helper.strength.look_back import look_back_from
from cea_helper.strength.model import (
    DOMAIN_LEVELS,
    ITEM_LEVELS,
    QUALITIES,
    QUALITY_STATES,
    DomainLevel,
    DomainStrength,
    ItemAnalysis,
    ItemLevel,
    ItemStrength,
    NextAction,
    QualityName,
    QualityReading,
    QualityState,
    Reason,
    RoleNote,
    RolePrompt,
    StrengthReport,
)
from cea_helper.strength.placing import domain_of
from cea_helper.strength.prompts import Question, find_question
from cea_helper.strength.qualities import Conditions
from cea_helper.strength.report import analyse, analyse_domain, analyse_for, as_json
from cea_helper.strength.step_words import StepWords, step_in_words
from cea_helper.strength.timeline import Span, Timeline, TimelineRow, timeline
from cea_helper.strength.trend import Moment, trend

__all__ = [
    "DOMAIN_LEVELS",
    "DOMAIN_RULE",
    "ITEM_LEVELS",
    "ITEM_RULE",
    "LITTLE_TIME",
    "QUALITIES",
    "QUALITY_STATES",
    "BestStep",
    "Conditions",
    "DomainLevel",
    "DomainStrength",
    "DutyPrompt",
    "ItemAnalysis",
    "ItemLevel",
    "ItemStrength",
    "LastingReading",
    "Moment",
    "NextAction",
    "QualityName",
    "QualityReading",
    "QualityState",
    "Question",
    "Reason",
    "RoleNote",
    "RolePrompt",
    "Span",
    "StepWords",
    "StrengthReport",
    "Timeline",
    "TimelineRow",
    "Unfinished",
    "analyse",
    "analyse_domain",
    "analyse_for",
    "analyse_item",
    "as_if_done",
    "as_json",
    "best_steps",
    "condensed",
    "domain_of",
    "duty_prompts",
    "find_question",
    "lasting_reading",
    "lines_behind",
    "list_unfinished",
    "look_back_from",
    "pas_in_words",
    "rules_mark",
    "step_in_words",
    "timeline",
    "trend",
]
