"""A remembered budget equals one calculated from nothing."""

import random

from erasmus_desk.catalogue.catalogue import Catalogue
from erasmus_desk.catalogue.rates import read_rates
from erasmus_desk.funding.calculate import calculate
from erasmus_desk.funding.memory import Memory
from erasmus_desk.model.answers import items, put
from erasmus_desk.model.rates import FundingSettings
from erasmus_desk.rules.reading import AnswerReader
from tests_examples import example_answers

FORM = "ka202-innovation-2018"


def test_after_any_change_the_budget_with_a_memory_is_the_same():
    catalogue = Catalogue()
    form = catalogue.form(FORM)
    rates = read_rates(catalogue.root, form.funding.rates)
    answers = AnswerReader(form, strict=True).read(example_answers(FORM))
    memory, chance = Memory(), random.Random(1)

    for _ in range(60):
        answers = changed(answers, chance)
        quick = calculate(form, answers, rates, FundingSettings(), memory)

        assert quick == calculate(form, answers, rates, FundingSettings())


def changed(answers, chance):
    """One of the changes that money follows from."""
    output = chance.choice(items(answers, ("outputs",)) or [None])
    partner = chance.choice(items(answers, ("organisations",)))["id"]
    places = [
        (("context", "duration"), chance.randint(12, 36)),
        (("organisations", partner, "country"), chance.choice(["PL", "EL", "DE", "XK"])),
        (("training", "planned"), chance.random() < 0.5),
    ]
    if output:
        line = chance.choice(items(answers, ("outputs", output["id"], "staff")))["id"]
        place = ("outputs", output["id"], "staff", line, "days")
        places += [(place, chance.randint(0, 90))] * 3
        if chance.random() < 0.05:
            places = [(("outputs", output["id"]), None)]
    place, value = chance.choice(places)
    return put(answers, place, value)
