"""The ways through a form that its rules take, each found once."""

from dataclasses import dataclass, field

from erasmus_desk.model.answers import Place
from erasmus_desk.model.conditions import Condition
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.model.questions import ComputedQuestion, ListQuestion, Question
from erasmus_desk.model.walk import find_question

Only = tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One key of a path: its own path, and the conditions under which it is asked.

    ``is_list`` says that its answer is a list.
    """

    key: str
    path: str
    when: Only
    is_list: bool


@dataclass(frozen=True, slots=True)
class Way:
    """What the form says on the way to one path.

    Attributes:
        question: The question at its end; None for a page or an unknown path.
        steps: Its keys.
        lists: For each list before the end: its path and the length of its items' places.
    """

    question: Question | None
    steps: tuple[Step, ...]
    lists: tuple[tuple[str, int], ...]

    @property
    def first_list(self) -> int:
        """The position of the first step that is a list; the last step if none is."""
        return next((n for n, step in enumerate(self.steps) if step.is_list), len(self.steps) - 1)


@dataclass(frozen=True, slots=True)
class Link:
    """How to come from one answer to another.

    Attributes:
        level: From which of the items around to start, counted from outside; -1: the top.
        keys: What to follow from there.
        length: The length of the place to start from.
        guarded: The steps on the way that are asked only under conditions.
        computed: The question at the end, if its answer is computed.
    """

    level: int
    keys: tuple[str, ...]
    length: int
    guarded: tuple[Step, ...] = ()
    computed: ComputedQuestion | None = None


@dataclass(slots=True)
class Chart:
    """The ways through one form."""

    form: FormDefinition
    _ways: dict[str, Way] = field(default_factory=dict)
    _links: dict[tuple[str, str, bool], Link] = field(default_factory=dict)

    def way(self, path: str) -> Way:
        """The way to *path*."""
        if path not in self._ways:
            self._ways[path] = self._find(path)
        return self._ways[path]

    def _find(self, path: str) -> Way:
        keys = path.split(".")
        section = self.form.section(keys[0])
        question: Question | None = section.items if section else None
        when = section.when if section else ()
        steps: list[Step] = []
        lists: list[tuple[str, int]] = []
        for count, key in enumerate(keys, start=1):
            inner = ".".join(keys[:count])
            if count > 1:
                question = find_question(self.form, inner)
                when = question.when if question else ()
            is_list = isinstance(question, ListQuestion)
            steps.append(Step(key, inner, when, is_list))
            if is_list and count < len(keys):
                lists.append((inner, count + len(lists) + 1))
        return Way(question, tuple(steps), tuple(lists))

    def path_of(self, place: Place) -> str:
        """The path of *place*: its steps without item ids."""
        path, steps = place[0], list(place[1:])
        while steps:
            if isinstance(self.way(path).question, ListQuestion):
                steps.pop(0)
            if steps:
                path = f"{path}.{steps.pop(0)}"
        return path

    def is_local(self, way: Way) -> bool:
        """Whether what is asked inside an item of the first list depends on that item alone."""
        return all(
            self.named(step.path, condition.question).level >= 0
            for step in way.steps[way.first_list + 1 :]
            for condition in step.when
        )

    def named(self, path: str, name: str) -> Link:
        """From the question at *path* to what *name* means in a condition of it."""
        wanted = (path, name, False)
        if wanted not in self._links:
            self._links[wanted] = self._named(path, name)
        return self._links[wanted]

    def _named(self, path: str, name: str) -> Link:
        lists = self.way(path).lists
        up = 2 if name.startswith("^.") else 1
        key = name.removeprefix("^.")
        if "." in key or not path:
            return self._link(-1, "", key, lists)
        if len(lists) >= up:
            around, _ = lists[-up]
            return self._link(len(lists) - up, around, f"{around}.{key}", lists)
        home = path.split(".", maxsplit=1)[0]
        return self._link(-1, "", f"{home}.{key}", lists)

    def beside(self, path: str, other: str) -> Link:
        """From the question at *path* to *other*, in the same item as far as they share one."""
        wanted = (path, other, True)
        if wanted not in self._links:
            lists = self.way(path).lists
            shared = [around for around, _ in lists if other.startswith(f"{around}.")]
            start = shared[-1] if shared else ""
            self._links[wanted] = self._link(len(shared) - 1, start, other, lists)
        return self._links[wanted]

    def _link(self, level: int, start: str, path: str, lists: tuple[tuple[str, int], ...]) -> Link:
        way = self.way(path)
        known = len(start.split(".")) if start else 0
        rest = tuple(step for step in way.steps[known:] if step.when)
        computed = way.question if isinstance(way.question, ComputedQuestion) else None
        keys = tuple(step.key for step in way.steps[known:])
        return Link(level, keys, lists[level][1] if level >= 0 else 0, rest, computed)
