/// The words by which plans say what things are, in the languages that were seen, in lower case.
///
/// They are data, so that another language is another word in a list.
enum PlanVocabulary {
  static let primary = [
    "primary", "core", "must", "must have", "critical", "essential", "mvp",
    "p0", "primario", "primär", "primaire", "primaria", "핵심", "核心", "основные",
  ]
  static let secondary = [
    "secondary", "should", "should have", "p1", "important", "secondario",
    "sekundär", "secondaire", "secundaria",
  ]
  static let tertiary = [
    "tertiary", "could", "could have", "nice to have", "nice-to-have",
    "future", "stretch", "optional", "backlog", "later", "someday", "ideas", "wishlist",
    "out of scope", "won't", "wont", "p2", "p3", "p4", "terziario", "zukunft", "futuro",
    "toekomst", "未来",
  ]

  /// Headings that group objectives and are none.
  static let groups = [
    "objectives", "goals", "milestones", "phases", "roadmap", "features",
    "epics", "requirements", "work packages", "sprints", "ziele", "objectifs", "objetivos",
    "obiettivi", "doelen", "目标", "目標", "목표", "цели",
  ]

  /// Headings of acceptance criteria.
  static let criteria = [
    "acceptance criteria", "acceptance", "success criteria",
    "success metrics", "exit criteria", "exit criterion", "definition of done", "done when",
    "verification", "verify", "validation", "akzeptanzkriterien", "erfolgskriterien",
    "critères d'acceptation", "criterios de aceptación", "criteri di accettazione",
    "acceptatiecriteria", "验收标准", "受け入れ基準",
  ]

  /// Headings whose items are the tasks of the objective above.
  static let tasks = [
    "tasks", "task list", "steps", "deliverables", "to do", "todo", "todos",
    "action items", "checklist", "implementation", "implementation steps", "work items",
    "subtasks", "aufgaben", "schritte", "tâches", "tareas", "attività", "taken", "任务", "作業",
    "작업", "задачи",
  ]

  /// How tasks begin that leave nothing in the code to find.
  static let activities = [
    "confirm", "verify", "review", "discuss", "decide", "research", "investigate", "evaluate",
    "announce", "brainstorm", "interview", "remove", "delete", "drop", "deprecate", "upgrade",
    "work through", "check off", "check that", "make sure", "code review", "manual test",
    "manually test", "manual testing", "get feedback", "gather feedback", "celebrate",
    "überprüfen", "vérifier", "verificar", "verificare", "controleren",
  ]

  /// Words in headings over what is wrong with what is there.
  static let troubles: Set<String> = [
    "bug", "bugs", "bugfixes", "fixes", "issues", "debt", "problems", "defects", "regressions",
  ]

  /// Words that ask for tests.
  static let tests: Set<String> = [
    "test", "tests", "testing", "spec", "specs", "fuzz", "fuzzing", "tester", "prueba", "pruebas",
  ]

  /// How tasks begin that change what is there already.
  static let changes: Set<String> = [
    "update", "fix", "improve", "refactor", "clean", "cleanup", "optimize", "optimise", "polish",
    "reorganize", "reorganise", "convert", "migrate", "rename", "tune", "tidy", "revise", "rework",
    "simplify", "enhance", "expand", "debug", "move", "replace", "reduce", "resolve", "address",
    "rewrite", "modernize", "modernise", "standardize", "standardise", "speed",
  ]

  static let dependencies = [
    "depends on", "dependencies", "dependency", "blocked by", "requires",
    "prerequisites", "prerequisite", "hängt ab von", "abhängigkeiten", "dépend de",
    "depende de", "dipende da", "afhankelijk van", "依赖", "依存",
  ]

  static let status = [
    "status", "state", "progress", "stato", "statut", "estado", "状态", "状態",
    "상태", "статус",
  ]

  static let priority = [
    "priority", "priorität", "priorité", "prioridad", "priorità", "prioriteit",
    "优先级", "優先度", "приоритет",
  ]

  /// Sections that explain and promise nothing.
  static let prose = [
    "overview", "introduction", "background", "context", "summary",
    "executive summary", "table of contents", "contents", "toc", "motivation", "vision", "mission",
    "key principles", "principles", "guiding principles", "rules", "conventions", "glossary",
    "references", "resources", "links", "changelog", "change log", "history", "notes", "risks",
    "risks and mitigations", "risk assessment", "assumptions", "constraints", "architecture",
    "tech stack", "technology stack", "directory structure", "project structure",
    "file structure", "folder structure", "appendix", "license", "contributing", "faq", "legend",
    "how to use", "how to read", "timeline", "open questions", "questions", "non-goals",
    "non goals", "decisions", "design decisions", "current state", "about", "problem",
    "problem statement", "purpose", "scope", "team", "metrics", "estimates", "inhalt", "überblick",
    "sommaire", "índice", "indice", "resumen", "概述", "目录", "概要", "背景",
  ]

  static let statusWords: [(DeclaredStatus, [String])] = [
    (
      .dropped,
      [
        "dropped", "cancelled", "canceled", "abandoned", "rejected", "won't do", "wontfix",
        "obsolete", "out of scope",
      ]
    ),
    (.deferred, ["deferred", "postponed", "skipped", "on hold", "paused", "later", "verschoben"]),
    (.blocked, ["blocked", "waiting", "blockiert", "bloqué", "bloqueado"]),
    (
      .todo,
      [
        "not started", "todo", "to do", "planned", "open", "pending", "queued", "upcoming",
        "not done", "incomplete", "offen", "geplant", "à faire", "pendiente", "da fare", "todo:",
        "未开始", "未着手",
      ]
    ),
    (
      .inProgress,
      [
        "in progress", "in-progress", "in_progress", "wip", "partial", "partially",
        "partially done", "partially complete", "ongoing", "started", "active", "in arbeit",
        "en cours", "en progreso", "in corso", "bezig", "进行中", "進行中", "진행",
      ]
    ),
    (
      .done,
      [
        "done", "complete", "completed", "finished", "shipped", "released", "implemented",
        "delivered", "closed", "fertig", "erledigt", "terminé", "hecho", "completado", "fatto",
        "completato", "afgerond", "klaar", "gereed", "完成", "已完成", "完了", "완료", "готово",
      ]
    ),
  ]

  static let statusMarks: [(DeclaredStatus, [Character])] = [
    (.done, ["✅", "✓", "✔", "☑", "🟢"]), (.dropped, ["🚫", "🗑"]),
    (.inProgress, ["🔄", "🚧", "⏳", "🟡", "🏗", "🔨", "◐"]),
    (.deferred, ["⏸", "⏭"]), (.blocked, ["⛔", "🔒"]),
    (.todo, ["❌", "⬜", "☐", "📋", "🔵", "⚪", "✗", "🔲", "📝"]),
  ]

  static let priorityWords: [(DeclaredPriority, [String])] = [
    (.critical, ["p0", "critical", "urgent", "blocker", "🔴", "kritisch"]),
    (.high, ["p1", "high", "must", "must have", "hoch", "haute", "alta", "hoog", "高"]),
    (.medium, ["p2", "medium", "should", "should have", "moderate", "mittel", "🟡", "media", "中"]),
    (.low, ["p3", "p4", "low", "could", "nice to have", "niedrig", "basse", "baja", "laag", "低"]),
  ]

  /// What stands before a number in the heading of an objective.
  static let numbered = [
    "objective", "phase", "milestone", "stage", "step", "sprint", "epic",
    "goal", "part", "iteration", "feature", "task", "workstream", "track", "ziel", "etappe",
    "étape", "fase", "etapa", "obiettivo", "阶段", "フェーズ", "단계", "этап",
  ]
}
