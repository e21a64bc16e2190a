"""What an action is for and for whom: the data that "Help me choose" compares."""

from typing import Literal

from erasmus_desk.model.provenance import Sourced

Purpose = Literal[
    "staff_abroad",  # courses, job shadowing, teaching abroad
    "learners_abroad",  # placements, exchanges, studies
    "plan_mobility",  # a lasting right to mobility: the accreditation
    "first_steps",  # a first, small project with partners
    "exchange_practice",
    "develop_results",  # new courses, tools, methods
    "joint_school_work",
    "network",
    "excellence",  # skills of a sector or region, large consortia
    "university_alliance",
    "innovation",  # education and enterprise together
    "capacity_abroad",  # countries not associated to the programme
    "teach_about_eu",
    "policy",
    "inclusion",
]
Applicant = Literal[
    "school",
    "vet_provider",
    "adult_provider",
    "university",
    "youth_organisation",
    "ngo",
    "company",
    "public_authority",
    "social_partner",
    "research",
    "teacher_training",
    "informal_group",
]


class Profile(Sourced):
    """What kind of undertaking the action is for; what "Help me choose" compares.

    Attributes:
        purposes: What one may want to do with it.
        applicants: Kinds of organisations that may apply.
        statuses: Country statuses an applicant may come from.
        organisations: The least number of organisations, the applicant among them.
        countries: The least number of countries.
        months: The shortest and the longest project.
        grant: The smallest and the largest grant in euro; None where there is no bound, and twice
            0 where the action itself gives no money.
        experience: What the action asks for: ``none``, ``some``, ``proven``; ``accredited``
            where an Erasmus accreditation is the condition.
    """

    purposes: tuple[Purpose, ...]
    applicants: tuple[Applicant, ...]
    statuses: tuple[str, ...] = ("programme_eu", "programme_non_eu")
    organisations: int = 1
    countries: int = 1
    months: tuple[int, int] | None = None
    grant: tuple[int | None, int | None] | None = None
    experience: Literal["none", "some", "proven", "accredited"] = "none"
