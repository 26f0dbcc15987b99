/// The words and marks for status, priority and level.
extension PlanVocabulary {
  static let statusWords = PhraseTable<DeclaredStatus>([
    (
      .dropped,
      [
        "dropped", "cancelled", "canceled", "abandoned", "rejected", "won't do", "wont do",
        "won't fix", "wontfix", "obsolete", "out of scope", "removed", "not planned", "descoped",
        "superseded", "verworfen", "gestrichen", "abandonné", "annulé", "descartado", "cancelado",
        "annullato", "scartato", "vervallen", "geannuleerd", "已取消", "取消", "中止", "취소", "отменено",
      ]
    ),
    (
      .deferred,
      [
        "deferred", "postponed", "skipped", "on hold", "paused", "later", "someday", "parked",
        "backlogged", "delayed", "icebox", "verschoben", "zurückgestellt", "reporté", "en pause",
        "aplazado", "pospuesto", "rimandato", "rinviato", "uitgesteld", "推迟", "搁置", "延期", "保留",
        "보류", "отложено",
      ]
    ),
    (
      .blocked,
      [
        "blocked", "waiting", "waiting for", "stuck", "blockiert", "wartet", "bloqué", "bloqueado",
        "bloccato", "geblokkeerd", "阻塞", "受阻", "ブロック", "차단됨", "заблокировано",
      ]
    ),
    (
      .todo,
      [
        "not started", "not yet started", "not yet", "todo", "to do", "to be done", "tbd",
        "planned", "open", "pending", "queued", "upcoming", "next", "next up", "up next",
        "not done", "remaining", "still to do", "not implemented", "not delivered", "not complete",
        "not completed",
        "incomplete", "missing", "proposed", "scheduled", "offen", "geplant",
        "nicht begonnen", "ausstehend", "à faire", "prévu", "pendiente", "por hacer", "planificado",
        "no iniciado", "da fare", "pianificato", "non iniziato", "te doen", "gepland",
        "niet gestart", "未开始", "待办", "计划中", "未着手", "予定", "예정", "대기", "не начато",
        "запланировано",
      ]
    ),
    (
      .inProgress,
      [
        "in progress", "wip", "work in progress", "partial", "partially", "partially done",
        "partially complete", "partially completed", "partially delivered",
        "partially implemented", "mostly done", "mostly complete", "almost done", "nearly done",
        "ongoing", "started", "active", "underway", "under way", "in the works", "in development",
        "under development", "in review", "review", "in testing", "testing", "current", "doing",
        "now", "in arbeit", "begonnen", "teilweise", "laufend", "en cours", "partiel",
        "en progreso",
        "en curso", "parcial", "in corso", "parziale", "bezig", "gedeeltelijk", "onderhanden",
        "进行中", "開發中", "开发中", "進行中", "着手中", "진행 중", "진행중", "в работе", "в процессе",
      ]
    ),
    (
      .done,
      [
        "done", "complete", "completed", "finished", "shipped", "released", "implemented",
        "delivered", "closed", "merged", "resolved", "fixed", "landed", "deployed", "live",
        "already done", "fully done", "fully implemented", "all done", "achieved", "passed",
        "fertig", "erledigt", "abgeschlossen", "terminé", "achevé", "fait", "livré", "hecho",
        "completado", "terminado", "listo", "fatto", "completato", "completo", "finito",
        "afgerond", "klaar", "gereed", "voltooid", "完成", "已完成", "完了", "済み", "완료", "готово",
        "завершено", "выполнено", "сделано",
      ]
    ),
  ])

  /// Status words that name work just as often: behind a dash or alone they are no status.
  static let ambiguousStatus: Set<String> = [
    "testing", "in testing", "review", "in review", "active", "live", "missing", "removed", "fixed",
    "resolved", "merged", "started", "passed", "deployed", "released", "closed", "current",
    "doing", "scheduled", "proposed", "fait", "partial", "waiting",
  ]

  /// Words after which a status still stands for the whole: `done in v0.3`, `planned for June`.
  static let statusQualifiers: Set<String> = [
    "in", "on", "by", "at", "since", "as", "for", "and", "with", "pending", "but", "except", "to",
    "until", "till", "from", "via", "per", "q1", "q2", "q3", "q4", "v1", "january", "february",
    "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    "today", "items", "tasks", "features", "work", "phases", "milestones", "am", "le", "el", "il",
    "op",
  ]

  /// Words that turn the status behind them round.
  static let negations: Set<String> = [
    "not", "never", "no", "non", "isnt", "nicht", "nie", "pas", "jamais", "mai", "niet", "nooit",
    "не", "without", "until", "when", "if",
  ]

  /// Marks that stand for one status wherever they are.
  static let statusMarks: [Unicode.Scalar: DeclaredStatus] = [
    "✅": .done, "✓": .done, "✔": .done, "☑": .done, "🎉": .done,
    "🔄": .inProgress, "🚧": .inProgress, "⏳": .inProgress, "⌛": .inProgress, "🏃": .inProgress,
    "⏸": .deferred, "⏭": .deferred, "⛔": .blocked,
    "❌": .todo, "✗": .todo, "✘": .todo, "⬜": .todo, "☐": .todo, "🔲": .todo,
  ]

  /// Marks that decorate as often as they mean a status; they count alone, as a value or leading
  /// an item.
  static let weakMarks: [Unicode.Scalar: DeclaredStatus] = [
    "🟢": .done, "🟡": .inProgress, "🟠": .inProgress, "🔴": .todo, "🔵": .todo, "⚪": .todo,
    "◐": .inProgress, "🏗": .inProgress, "🔨": .inProgress, "🛠": .inProgress, "📋": .todo,
    "📝": .todo, "📅": .todo, "🗓": .todo, "🔒": .blocked, "🚫": .dropped, "🗑": .dropped,
    "💡": .deferred, "💤": .deferred, "⭕": .todo, "○": .todo, "●": .done, "◯": .todo,
  ]

  static let priorityWords = PhraseTable<DeclaredPriority>([
    (
      .critical,
      [
        "p0", "critical", "urgent", "blocker", "highest", "very high", "kritisch", "critique",
        "crítica", "critica", "critico", "最高", "紧急", "緊急",
      ]
    ),
    (
      .high,
      [
        "p1", "high", "must", "must have", "important", "hoch", "haute", "élevée", "alta", "alto",
        "hoog", "高", "높음", "высокий",
      ]
    ),
    (
      .medium,
      [
        "p2", "medium", "normal", "moderate", "should", "should have", "med", "mittel", "moyenne",
        "media", "medio", "gemiddeld", "中", "보통", "средний",
      ]
    ),
    (
      .low,
      [
        "p3", "p4", "low", "lowest", "could", "could have", "nice to have", "minor", "optional",
        "niedrig", "basse", "faible", "baja", "bassa", "basso", "laag", "低", "낮음", "низкий",
      ]
    ),
  ])

  static let priorityMarks: [Unicode.Scalar: DeclaredPriority] = [
    "🔴": .critical, "🟠": .high, "🟡": .medium, "🟢": .low, "🔥": .critical,
  ]

  /// Words that name a level outright.
  static let levelWords = PhraseTable<Objective.Level>([
    (
      .primary,
      [
        "primary", "p0", "must have", "must haves", "mvp", "primario", "primari", "primär",
        "primäre", "primaire", "primaires", "primarios", "primaria", "primair", "primaire doelen",
      ]
    ),
    (
      .secondary,
      [
        "secondary", "p1", "should have", "should haves", "secondario", "secondari", "sekundär",
        "sekundäre", "secondaire", "secondaires", "secundarios", "secundaria", "secundair",
      ]
    ),
    (
      .tertiary,
      [
        "tertiary", "p2", "p3", "p4", "could have", "could haves", "nice to have",
        "nice to haves", "post mvp", "out of scope", "won't have", "stretch", "stretch goals",
        "terziario", "tertiär", "tertiaire", "terciario",
      ]
    ),
  ])

  /// Words that name a level where the heading says little else.
  static let levelHints = PhraseTable<Objective.Level>([
    (
      .primary,
      [
        "core", "must", "critical", "essential", "required", "mandatory", "main", "핵심", "核心",
        "основные", "必须", "必須",
      ]
    ),
    (.secondary, ["should", "important", "重要"]),
    (
      .tertiary,
      [
        "could", "future", "optional", "backlog", "later", "someday", "ideas", "wishlist", "won't",
        "long term", "zukunft", "futuro", "futur", "toekomst", "optionnel", "opcional", "未来",
        "可选", "将来", "任意", "향후", "선택",
      ]
    ),
  ])

  /// Hints that alone are as often the name of a part of the program.
  static let names: Set<String> = ["core", "main", "critical", "important", "essential"]

  /// Words that may stand beside such a hint.
  static let levelFillers: Set<String> = [
    "objectives", "objective", "goals", "goal", "features", "feature", "requirements", "tasks",
    "priorities", "priority", "milestones", "phases", "phase", "work", "items", "ideas", "vision",
    "enhancements", "improvements", "considerations", "plans", "candidates", "scope",
    "functionality", "functionalities", "development", "deliverables", "and", "or", "the", "our",
    "possible", "potential", "releases", "release", "roadmap", "directions", "additions", "fix",
    "ziele", "objectifs", "objetivos", "obiettivi", "doelen", "功能", "目标",
  ]
}
