/// The words that tell explanation from promise.
extension PlanVocabulary {
  /// Sections that explain and promise nothing, by their whole heading.
  static let prose = Lexicon([
    "overview", "introduction", "intro", "background", "context", "summary", "executive summary",
    "table of contents", "contents", "toc", "index", "navigation", "quick links", "motivation",
    "vision", "mission", "why", "rationale", "glossary", "terminology", "definitions",
    "references", "resources", "links", "related", "related documents", "see also",
    "further reading",
    "changelog", "change log", "history", "notes", "note", "progress notes", "session log", "log",
    "risks", "risk mitigation", "risks and mitigations", "risk assessment", "assumptions",
    "constraints", "limitations", "architecture", "architecture overview", "architecture vision",
    "tech stack", "technology stack", "technologies", "stack", "directory structure",
    "project structure", "file structure", "folder structure", "code structure", "layout",
    "appendix", "license", "contributing", "how to contribute", "faq", "timeline", "schedule",
    "open questions", "questions", "non goals", "decisions", "design decisions", "design",
    "current state", "current situation", "about", "problem", "problem statement", "purpose",
    "team", "metrics", "success metrics dashboard", "estimates", "budget", "costs",
    "getting started",
    "quick start", "quickstart", "installation", "setup instructions", "usage", "build and run",
    "environment", "prerequisites and setup", "gap analysis", "analysis", "audit", "findings",
    "talking points", "resource requirements", "execution timeline", "domain expertise",
    "description", "acknowledgements", "credits", "support", "contact", "feedback", "disclaimer",
    "inhalt", "inhaltsverzeichnis", "überblick", "übersicht", "einleitung", "hintergrund",
    "zusammenfassung", "risiken", "annahmen", "architektur", "sommaire", "introduction générale",
    "contexte", "résumé", "risques", "hypothèses", "índice", "resumen", "introducción", "contexto",
    "riesgos", "indice", "introduzione", "contesto", "riepilogo", "panoramica", "rischi",
    "stato attuale", "situazione attuale", "architettura", "inleiding", "overzicht",
    "achtergrond", "samenvatting", "huidige situatie", "risico's", "概述", "目录", "背景", "简介",
    "总结", "风险", "概要", "目次", "はじめに", "まとめ", "개요", "배경", "목차", "요약", "обзор",
    "введение", "содержание", "контекст", "риски",
  ])

  /// Sections that explain, by what their heading ends with.
  static let proseEnds = Lexicon([
    "principles", "conventions", "guidelines", "decisions", "decision points", "questions", "risks",
    "assumptions", "notes", "overview", "summary", "timeline", "schedule", "structure",
    "glossary", "references", "resources", "legend", "philosophy", "talking points", "matrix",
    "comparison", "background", "rationale", "considerations", "gap analysis", "state audit",
    "team", "stack", "diagram", "history", "log", "prinzipien", "grundsätze", "principes",
    "principios",
  ])

  /// Sections that explain, by what their heading starts with.
  static let proseStarts = Lexicon([
    "why", "what is", "what are", "what exists", "how to use", "how to read", "how to contribute",
    "how to update", "how it works", "how we", "about", "current state", "notes on", "note on",
    "background on", "table of contents", "risk", "risks", "lessons", "principi", "principes",
    "wie man", "warum", "pourquoi", "perché", "waarom",
  ])

  /// Sections whose lists and boxes are rules or samples: they never count as tasks.
  static let rules = Lexicon([
    "template", "templates", "task template", "example", "examples", "sample", "samples", "legend",
    "key", "status legend", "status key", "legende", "légende", "leyenda", "legenda", "图例", "凡例",
    "rules", "ground rules", "key principles", "principles", "core principles",
    "guiding principles",
    "design principles", "product principles", "development principles", "coding standards",
    "code style", "style guide", "conventions", "coding conventions", "naming conventions",
    "how to use", "how to use this file", "how to use this document", "how to use this plan",
    "how to read this document", "instructions", "usage instructions", "workflow rules",
    "working agreement", "regeln", "règles", "reglas", "regole", "regels", "规则", "ルール",
  ])

  /// Endings of such headings.
  static let ruleEnds = Lexicon([
    "template", "templates", "legend", "principles", "rules", "conventions",
  ])

  /// Sections that only say how far the objectives are that stand elsewhere.
  static let summaries = Lexicon([
    "status", "current status", "progress", "overall progress", "progress summary",
    "status summary", "milestone progress", "phase progress", "progress tracking",
    "progress tracker", "progress overview", "status overview", "phase overview",
    "milestone overview", "phases", "milestones", "phase summary", "implementation status",
    "project status", "priority matrix", "sprint schedule", "dashboard", "fortschritt",
    "avancement", "progreso", "avanzamento", "voortgang", "进度", "進捗", "진행 상황", "прогресс",
  ])

  /// Endings of labels whose lists are no work.
  static let noteEnds = Lexicon([
    "numbering", "legend", "notes", "example", "examples", "rationale", "risks", "references",
    "assumptions", "conventions", "principles", "out of scope",
  ])

  /// Words at the top of a plan that say nobody keeps it any more.
  static let outdated = [
    "outdated", "out of date", "obsolete", "deprecated", "superseded", "please ignore",
    "no longer maintained", "no longer valid", "archived", "veraltet", "obsolète", "obsoleto",
    "verouderd",
  ]
}
