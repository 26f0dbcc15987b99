internal import GRDB

/// The schema's history: numbered, forward only, frozen once released.
enum Migrations {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("0001 projects, sources and analyses") { db in
      try db.execute(sql: first)
    }
    migrator.registerMigration("0002 servers, threads and prompts") { db in
      try db.execute(sql: ChatSchema.creation)
    }
    return migrator
  }

  /// Times are milliseconds since 1970.
  ///
  /// What is kept of a source file is one compact blob, since it is only ever read whole: a row per
  /// symbol made a full analysis a third slower. The results of an analysis are one too: reading
  /// them as JSON took longer than everything else that a start does.
  private static let first = """
    CREATE TABLE projects (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL,
      description TEXT NOT NULL DEFAULT '',
      local_path TEXT NOT NULL UNIQUE,
      repository_url TEXT,
      status TEXT NOT NULL DEFAULT 'active',
      settings TEXT NOT NULL DEFAULT '{}',
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL
    );
    CREATE INDEX projects_status ON projects(status);
    CREATE INDEX projects_updated ON projects(updated_at);

    CREATE TABLE source_files (
      id INTEGER PRIMARY KEY,
      project_id INTEGER NOT NULL REFERENCES projects(id) ON DELETE CASCADE,
      path TEXT NOT NULL,
      size INTEGER NOT NULL,
      modified INTEGER NOT NULL,
      inode INTEGER NOT NULL,
      content_hash INTEGER NOT NULL,
      digest BLOB NOT NULL,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL,
      UNIQUE (project_id, path)
    );

    CREATE TABLE analyses (
      id INTEGER PRIMARY KEY,
      project_id INTEGER NOT NULL REFERENCES projects(id) ON DELETE CASCADE,
      type TEXT NOT NULL,
      status TEXT NOT NULL,
      target TEXT,
      strategy TEXT NOT NULL,
      process INTEGER NOT NULL,
      started_at INTEGER NOT NULL,
      completed_at INTEGER,
      results BLOB,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL
    );
    CREATE INDEX analyses_project ON analyses(project_id, status, completed_at);
    CREATE INDEX analyses_status ON analyses(status);
    CREATE INDEX analyses_completed ON analyses(completed_at);

    CREATE TABLE plans (
      id INTEGER PRIMARY KEY,
      project_id INTEGER NOT NULL REFERENCES projects(id) ON DELETE CASCADE,
      path TEXT NOT NULL,
      content_hash INTEGER NOT NULL,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL,
      UNIQUE (project_id, path)
    );

    CREATE TABLE objectives (
      id INTEGER PRIMARY KEY,
      project_id INTEGER NOT NULL REFERENCES projects(id) ON DELETE CASCADE,
      plan_id INTEGER NOT NULL REFERENCES plans(id) ON DELETE CASCADE,
      parent_id INTEGER REFERENCES objectives(id) ON DELETE CASCADE,
      key TEXT NOT NULL,
      level TEXT NOT NULL,
      title TEXT NOT NULL,
      description TEXT NOT NULL,
      line INTEGER NOT NULL,
      declared_status TEXT NOT NULL,
      priority TEXT,
      status TEXT NOT NULL,
      completion REAL NOT NULL,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL,
      UNIQUE (plan_id, key)
    );
    CREATE INDEX objectives_project ON objectives(project_id);
    CREATE INDEX objectives_parent ON objectives(parent_id);
    CREATE INDEX objectives_level ON objectives(level);
    CREATE INDEX objectives_status ON objectives(status);

    CREATE TABLE tasks (
      id INTEGER PRIMARY KEY,
      objective_id INTEGER NOT NULL REFERENCES objectives(id) ON DELETE CASCADE,
      parent_id INTEGER REFERENCES tasks(id) ON DELETE CASCADE,
      key TEXT NOT NULL,
      description TEXT NOT NULL,
      line INTEGER NOT NULL,
      declared_status TEXT NOT NULL,
      completion REAL NOT NULL,
      completed_at INTEGER,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL
    );
    CREATE INDEX tasks_objective ON tasks(objective_id);
    CREATE INDEX tasks_parent ON tasks(parent_id);

    CREATE TABLE criteria (
      id INTEGER PRIMARY KEY,
      objective_id INTEGER NOT NULL REFERENCES objectives(id) ON DELETE CASCADE,
      text TEXT NOT NULL,
      line INTEGER NOT NULL,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL
    );
    CREATE INDEX criteria_objective ON criteria(objective_id);

    CREATE TABLE objective_dependencies (
      id INTEGER PRIMARY KEY,
      objective_id INTEGER NOT NULL REFERENCES objectives(id) ON DELETE CASCADE,
      depends_on_id INTEGER NOT NULL REFERENCES objectives(id) ON DELETE CASCADE,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL,
      UNIQUE (objective_id, depends_on_id)
    );
    CREATE INDEX objective_dependencies_target ON objective_dependencies(depends_on_id);

    CREATE TABLE evidence (
      id INTEGER PRIMARY KEY,
      analysis_id INTEGER NOT NULL REFERENCES analyses(id) ON DELETE CASCADE,
      objective_id INTEGER REFERENCES objectives(id) ON DELETE SET NULL,
      task_id INTEGER REFERENCES tasks(id) ON DELETE SET NULL,
      path TEXT NOT NULL,
      line INTEGER NOT NULL,
      symbol TEXT NOT NULL,
      score REAL NOT NULL,
      origin TEXT NOT NULL,
      detail TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL
    );
    CREATE INDEX evidence_analysis ON evidence(analysis_id);
    CREATE INDEX evidence_objective ON evidence(objective_id);
    CREATE INDEX evidence_task ON evidence(task_id);

    CREATE TABLE gaps (
      id INTEGER PRIMARY KEY,
      analysis_id INTEGER NOT NULL REFERENCES analyses(id) ON DELETE CASCADE,
      objective_id INTEGER REFERENCES objectives(id) ON DELETE SET NULL,
      gap_type TEXT NOT NULL,
      severity TEXT NOT NULL,
      description TEXT NOT NULL,
      evidence TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL
    );
    CREATE INDEX gaps_analysis ON gaps(analysis_id);
    CREATE INDEX gaps_objective ON gaps(objective_id);
    CREATE INDEX gaps_severity ON gaps(severity);

    CREATE TABLE recommendations (
      id INTEGER PRIMARY KEY,
      analysis_id INTEGER NOT NULL REFERENCES analyses(id) ON DELETE CASCADE,
      objective_id INTEGER REFERENCES objectives(id) ON DELETE SET NULL,
      rank INTEGER NOT NULL,
      type TEXT NOT NULL,
      priority INTEGER NOT NULL,
      title TEXT NOT NULL,
      description TEXT NOT NULL,
      rationale TEXT NOT NULL,
      effort TEXT NOT NULL,
      impact TEXT NOT NULL,
      status TEXT NOT NULL DEFAULT 'open',
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL
    );
    CREATE INDEX recommendations_analysis ON recommendations(analysis_id);
    CREATE INDEX recommendations_objective ON recommendations(objective_id);
    CREATE INDEX recommendations_priority ON recommendations(priority);
    CREATE INDEX recommendations_status ON recommendations(status);

    CREATE TABLE recommendation_dependencies (
      id INTEGER PRIMARY KEY,
      recommendation_id INTEGER NOT NULL REFERENCES recommendations(id) ON DELETE CASCADE,
      depends_on_id INTEGER NOT NULL REFERENCES recommendations(id) ON DELETE CASCADE,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL,
      UNIQUE (recommendation_id, depends_on_id)
    );
    CREATE INDEX recommendation_dependencies_target ON recommendation_dependencies(depends_on_id);

    CREATE TABLE snapshots (
      id INTEGER PRIMARY KEY,
      analysis_id INTEGER NOT NULL UNIQUE REFERENCES analyses(id) ON DELETE CASCADE,
      project_id INTEGER NOT NULL REFERENCES projects(id) ON DELETE CASCADE,
      metrics TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL
    );
    CREATE INDEX snapshots_project ON snapshots(project_id, id);
    """
}
