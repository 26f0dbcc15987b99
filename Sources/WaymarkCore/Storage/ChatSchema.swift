/// The tables of chat: servers, threads, messages, prompts.
///
/// What cannot be seen in the statements:
/// - A thread's messages are a tree by `parent_id`; `head_id` is the end of the branch that is shown.
/// - A reply that still grows is kept in `message_parts`, one row for each time it was saved, so
///   that saving costs the same however long it is; it moves into its message when it ends.
/// - The index for searching has every message but those that still grow.
/// - No secret of a server is here; they lie in files of their own.
enum ChatSchema {
  static let creation = """
    CREATE TABLE servers (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL,
      url TEXT NOT NULL,
      status TEXT NOT NULL DEFAULT 'active',
      position INTEGER NOT NULL,
      is_default INTEGER NOT NULL DEFAULT 0,
      settings TEXT NOT NULL DEFAULT '{}',
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL
    );
    CREATE UNIQUE INDEX servers_name ON servers(name) WHERE status = 'active';
    CREATE UNIQUE INDEX servers_default ON servers(is_default) WHERE is_default = 1;
    CREATE INDEX servers_listed ON servers(status, position, id);

    CREATE TABLE threads (
      id INTEGER PRIMARY KEY,
      project_id INTEGER REFERENCES projects(id) ON DELETE SET NULL,
      server_id INTEGER REFERENCES servers(id) ON DELETE SET NULL,
      head_id INTEGER REFERENCES messages(id) ON DELETE SET NULL,
      title TEXT NOT NULL,
      model TEXT NOT NULL DEFAULT '',
      settings TEXT NOT NULL DEFAULT '{}',
      status TEXT NOT NULL DEFAULT 'active',
      is_pinned INTEGER NOT NULL DEFAULT 0,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL
    );
    CREATE INDEX threads_listed ON threads(status, is_pinned, updated_at);
    CREATE INDEX threads_project ON threads(project_id, status, is_pinned, updated_at);
    CREATE INDEX threads_server ON threads(server_id);
    CREATE INDEX threads_head ON threads(head_id);

    CREATE TABLE messages (
      id INTEGER PRIMARY KEY,
      thread_id INTEGER NOT NULL REFERENCES threads(id) ON DELETE CASCADE,
      parent_id INTEGER REFERENCES messages(id) ON DELETE CASCADE,
      role TEXT NOT NULL,
      content TEXT NOT NULL,
      thinking TEXT NOT NULL DEFAULT '',
      model TEXT NOT NULL DEFAULT '',
      server TEXT NOT NULL DEFAULT '',
      status TEXT NOT NULL,
      fault TEXT NOT NULL DEFAULT '',
      process INTEGER NOT NULL DEFAULT 0,
      statistics TEXT NOT NULL DEFAULT '{}',
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL
    );
    CREATE INDEX messages_tree ON messages(thread_id, parent_id, id);
    CREATE INDEX messages_parent ON messages(parent_id);
    CREATE INDEX messages_growing ON messages(status) WHERE status = 'growing';

    CREATE TABLE message_parts (
      id INTEGER PRIMARY KEY,
      message_id INTEGER NOT NULL REFERENCES messages(id) ON DELETE CASCADE,
      content TEXT NOT NULL,
      thinking TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL
    );
    CREATE INDEX message_parts_message ON message_parts(message_id, id);

    CREATE TABLE attachments (
      id INTEGER PRIMARY KEY,
      message_id INTEGER NOT NULL REFERENCES messages(id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      kind TEXT NOT NULL,
      reference TEXT NOT NULL,
      content TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL
    );
    CREATE INDEX attachments_message ON attachments(message_id, position);

    CREATE VIRTUAL TABLE messages_text USING fts5(
      content, content='messages', content_rowid='id', prefix='3',
      tokenize='unicode61 remove_diacritics 2'
    );
    CREATE TRIGGER messages_inserted AFTER INSERT ON messages WHEN new.status <> 'growing' BEGIN
      INSERT INTO messages_text(rowid, content) VALUES (new.id, new.content);
    END;
    CREATE TRIGGER messages_deleted AFTER DELETE ON messages WHEN old.status <> 'growing' BEGIN
      INSERT INTO messages_text(messages_text, rowid, content)
        VALUES ('delete', old.id, old.content);
    END;
    CREATE TRIGGER messages_left AFTER UPDATE OF content, status ON messages
    WHEN old.status <> 'growing' BEGIN
      INSERT INTO messages_text(messages_text, rowid, content)
        VALUES ('delete', old.id, old.content);
    END;
    CREATE TRIGGER messages_entered AFTER UPDATE OF content, status ON messages
    WHEN new.status <> 'growing' BEGIN
      INSERT INTO messages_text(rowid, content) VALUES (new.id, new.content);
    END;

    CREATE TABLE prompts (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL,
      description TEXT NOT NULL DEFAULT '',
      status TEXT NOT NULL DEFAULT 'active',
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL
    );
    CREATE UNIQUE INDEX prompts_name ON prompts(name) WHERE status = 'active';
    CREATE INDEX prompts_listed ON prompts(status, name);

    CREATE TABLE prompt_versions (
      id INTEGER PRIMARY KEY,
      prompt_id INTEGER NOT NULL REFERENCES prompts(id) ON DELETE CASCADE,
      number INTEGER NOT NULL,
      text TEXT NOT NULL,
      variables TEXT NOT NULL DEFAULT '{}',
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL,
      UNIQUE (prompt_id, number)
    );

    CREATE TABLE prompt_runs (
      id INTEGER PRIMARY KEY,
      version_id INTEGER NOT NULL REFERENCES prompt_versions(id) ON DELETE CASCADE,
      model TEXT NOT NULL,
      server TEXT NOT NULL,
      input TEXT NOT NULL,
      output TEXT NOT NULL,
      status TEXT NOT NULL,
      fault TEXT NOT NULL DEFAULT '',
      verdict TEXT NOT NULL DEFAULT '',
      statistics TEXT NOT NULL DEFAULT '{}',
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL
    );
    CREATE INDEX prompt_runs_version ON prompt_runs(version_id, id);
    """
}
