"""A plan of realistic size about a generated tree."""

OBJECTIVES = 60
TASKS = 600
PHASES = ("Primary Objectives", "Secondary Objectives", "Tertiary Objectives")


def plan(vocabulary, modules):
    """The Markdown of a plan.

    Half of the tasks are in words of their own, some name a file or a symbol, some are ticked, and
    a few objectives depend on earlier ones.
    """
    draw = vocabulary.random
    names = sorted(modules)
    lines = ["# Master plan", "", "What this project is for and how far it is.", ""]
    for number in range(1, OBJECTIVES + 1):
        phase, first = divmod(number - 1, OBJECTIVES // len(PHASES))
        if first == 0:
            lines += [f"## {PHASES[phase]}", ""]
        module = draw.choice(names)
        lines += [f"### {number}. {vocabulary.sentence()[:-1]} of the {module}", ""]
        if number > 3 and draw.random() < 0.3:
            lines += [f"**Depends on:** {draw.randint(1, number - 1)}", ""]
        lines += [vocabulary.sentence() + " " + vocabulary.sentence(), ""]
        lines += [_task(vocabulary, modules, module) for _ in range(TASKS // OBJECTIVES)]
        lines += ["", f"**Success criteria:** {vocabulary.sentence()}", ""]
    return "\n".join(lines)


def _task(vocabulary, modules, module):
    draw = vocabulary.random
    text = vocabulary.sentence()[:-1]
    place = draw.random()
    if place < 0.2:
        text += f" (`{draw.choice(modules[module])}`)"
    elif place < 0.3:
        text += f" (`{''.join(part.capitalize() for part in vocabulary.name(2))}`)"
    return f"- [{'x' if draw.random() < 0.4 else ' '}] {text}"
