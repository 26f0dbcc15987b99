/// The words by which plans name their parts, in the languages that were seen.
///
/// They are data, so that another language is another word in a list. Case, punctuation and emoji
/// do not count.
enum PlanVocabulary {
  /// Headings that group objectives and are none.
  static let groups = Lexicon([
    "objectives", "objective list", "goals", "milestones", "phases", "roadmap", "features", "epics",
    "requirements", "work packages", "sprints", "iterations", "releases", "priorities",
    "stories", "user stories", "workstreams", "themes", "initiatives", "stages", "steps",
    "phase details", "details", "breakdown", "work breakdown", "task breakdown",
    "sprint breakdown", "plan", "the plan", "build plan", "project plan", "development plan",
    "implementation plan", "implementation phases", "development phases", "full roadmap",
    "backlog", "task list", "tasks by phase", "ziele", "meilensteine", "phasen", "aufgaben",
    "objectifs", "jalons", "feuille de route", "objetivos", "fases", "hitos", "obiettivi", "fasi",
    "il piano", "doelen", "fasen", "mijlpalen", "目标", "里程碑", "目標", "マイルストーン", "목표",
    "цели", "этапы",
  ])

  /// Headings whose list items are objectives themselves.
  static let itemGroups = Lexicon([
    "objectives", "goals", "milestones", "phases", "epics", "ziele", "meilensteine", "phasen",
    "objectifs", "objetivos", "obiettivi", "doelen", "目标", "里程碑", "目標", "목표", "цели",
  ])

  /// Headings and labels of acceptance criteria.
  static let criteria = Lexicon([
    "acceptance criteria", "acceptance", "acceptance tests", "success criteria", "success metrics",
    "success criterion", "exit criteria", "exit criterion", "completion criteria",
    "definition of done", "done when", "dod", "ac", "verification", "verify", "verified by",
    "validation", "checkpoint", "deliverable checkpoint", "gate", "quality gate", "test plan",
    "akzeptanzkriterien", "abnahmekriterien", "erfolgskriterien", "critères d'acceptation",
    "critères de succès", "criterios de aceptación", "criteri di accettazione",
    "criteri di successo", "metriche di successo", "acceptatiecriteria", "succescriteria",
    "验收标准", "成功标准", "受け入れ基準", "受け入れ条件", "완료 기준", "критерии приёмки", "критерии приемки",
  ])

  /// Headings and labels whose items are the tasks of the objective above.
  static let tasks = Lexicon([
    "tasks", "task list", "task", "steps", "deliverables", "deliverable", "to do", "todo", "todos",
    "action items", "actions", "checklist", "implementation", "implementation steps",
    "implementation tasks", "implementation plan", "work items", "work", "subtasks", "sub tasks",
    "scope", "tickets", "issues", "items", "plans", "what to build", "requirements",
    "functional requirements", "aufgaben", "schritte", "tâches", "étapes", "tareas", "pasos",
    "attività", "taken", "stappen", "任务", "步骤", "作業", "タスク", "작업", "할 일", "задачи",
  ])

  static let dependencies = Lexicon([
    "depends on", "depends", "dependencies", "dependency", "blocked by", "requires", "needs",
    "prerequisites", "prerequisite", "pre requisites", "pre requisite", "after",
    "hängt ab von", "abhängigkeiten", "abhängig von", "dépend de", "dépendances", "prérequis",
    "depende de", "dependencias", "dipende da", "dipendenze", "prerequisiti", "afhankelijk van",
    "afhankelijkheden", "依赖", "前置条件", "依存", "依存関係", "의존성", "зависит от", "зависимости",
  ])

  /// The other way round: what cannot start before this.
  static let dependents = Lexicon([
    "blocks", "dependents", "required by", "needed by", "unblocks", "blockiert", "blocking",
  ])

  static let status = Lexicon([
    "status", "state", "progress", "current status", "task status", "overall status", "stand",
    "stato", "statut", "état", "estado", "voortgang", "状态", "進捗", "状態", "상태", "статус",
  ])

  static let priority = Lexicon([
    "priority", "prio", "severity", "importance", "priorität", "priorité", "prioridad", "priorità",
    "prioriteit", "优先级", "優先度", "우선순위", "приоритет",
  ])

  /// Labels of facts that are no work: people, dates, sizes.
  static let metadata = Lexicon([
    "owner", "owners", "assignee", "assigned to", "lead", "author", "authors", "team", "effort",
    "estimate", "estimated effort", "estimated time", "estimated duration", "time estimate",
    "points", "story points", "size", "complexity", "difficulty", "duration", "timeline", "target",
    "target date", "due", "due date", "deadline", "date", "dates", "start", "start date", "started",
    "end date", "completed", "completed on", "created", "last updated", "updated", "version",
    "id", "labels", "tags", "area", "category", "type", "tracking", "issue", "pr", "branch",
    "sprint", "milestone", "release", "quarter", "impact", "risk", "risk level", "confidence",
    "level",
  ])

  /// Columns that hold the name of a thing to do.
  static let taskColumns = Lexicon([
    "task", "tasks", "feature", "features", "item", "items", "issue", "story", "user story",
    "deliverable", "work item", "work", "to do", "todo", "bug", "epic", "requirement", "action",
    "step", "slice", "ticket", "aufgabe", "tâche", "tarea", "attività", "taak", "任务", "功能",
    "タスク", "작업", "задача",
  ])

  /// Columns that hold the name of an objective or of something that may be one.
  static let nameColumns = Lexicon([
    "objective", "goal", "name", "title", "phase", "milestone", "description", "component",
    "module", "sprint", "stage", "area", "what", "ziel", "phase name", "fase", "obiettivo",
    "objectif", "objetivo", "名称", "阶段", "目标",
  ])

  /// Columns that hold an id or a number.
  static let idColumns = Lexicon(["", "id", "no", "nr", "num", "number", "key", "ref", "code"])

  /// What stands before a number in the heading of an objective.
  static let numbered = Lexicon([
    "objective", "phase", "milestone", "stage", "step", "sprint", "epic", "goal", "part",
    "iteration", "feature", "task", "workstream", "track", "section", "round", "week", "day",
    "slice", "story", "module", "chapter", "wave", "priority", "release", "ziel", "etappe",
    "schritt", "woche", "étape", "semaine", "fase", "etapa", "passo", "obiettivo", "settimana",
    "giorno", "doel", "stap", "阶段", "步骤", "任务", "目标", "フェーズ", "ステップ", "段階", "단계",
    "этап", "шаг", "фаза",
  ])

  /// Of these, those that count parts of the document or of the calendar sooner than work.
  static let outline: Set<Substring> = ["section", "part", "chapter", "day", "giorno"]

  /// Kinds of numbered headings that restate or explain and are no objectives of their own.
  static let numberedProse = Lexicon(["decision", "option", "appendix", "risk", "note", "example"])

  /// What a dependency line says when there is none.
  static let nothing = Lexicon([
    "nothing", "none", "n a", "na", "no", "no dependencies", "independent", "nil", "-", "keine",
    "nichts", "aucune", "aucun", "ninguna", "ninguno", "nessuna", "nessuno", "geen", "无", "なし",
    "없음", "нет",
  ])
}
