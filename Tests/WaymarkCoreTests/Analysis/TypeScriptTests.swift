import Testing

@testable import WaymarkCore

/// Complexity is counted as in JavaScript; types add nothing.
@Suite struct TypeScriptTests {
  private let file = AnalyzedSource.file(
    "src/queue.ts",
    #"""
    import type { Job } from "./job";
    import { Worker, type Options } from '@scope/worker';
    export * from "./events";

    /** What a queue can do. */
    export interface Queue<T extends Job = Job> {
      push(job: T): Promise<void>;
      readonly size: number;
    }

    export type Key = string | number;

    export enum State { Idle, Busy }

    export namespace Tools {
      export function wrap<T>(value: T): T[] { return [value]; }
    }

    @injectable()
    export abstract class MemoryQueue<T extends Job> implements Queue<T> {
      private readonly jobs: Map<Key, T> = new Map();

      constructor(private options?: Options, public name: string = "q") {}

      /** Adds a job. */
      async push(job: T, ...rest: T[]): Promise<void> {
        if (!job?.id || this.jobs.has(job.id)) return;
        this.jobs.set(job.id, job);
      }

      protected abstract drain(limit: number): void;

      get size(): number { return this.jobs.size; }

      on = <E extends keyof Events>(event: E, handler: (value: Events[E]) => void): void => {
        for (const key in event as any) handler(key as never);
      };
    }

    export function pick(value: string): string;
    export function pick(value: number): number;
    export function pick(value: any): any {
      return typeof value === "string" ? value : value > 0 && value;
    }

    export const identity = <T,>(value: T): T => value;

    declare function external(path: string): void;

    function isKey(value: unknown): value is Key {
      return (value as Key) !== undefined;
    }
    """#)

  @Test func `symbols have their lines, containers, parameters, documentation and complexity`() {
    // push: if, || = 2 + 1; on: for = 1 + 1; pick: ?:, && = 2 + 1. Overloads have no body.
    #expect(
      file.outline == """
        6-9 type Queue “What a queue can do.”
        7-7 method Queue.push(job)
        11-11 type Key
        13-13 type State
        16-16 function wrap(value) c1
        20-38 type MemoryQueue
        23-23 method MemoryQueue.constructor(options, name) c1
        26-29 method MemoryQueue.push(job, rest) c3 “Adds a job.”
        31-31 method MemoryQueue.drain(limit)
        33-33 method MemoryQueue.size() c1
        35-37 method MemoryQueue.on(event, handler) c2
        42-44 function pick(value) c3
        46-46 function identity(value) c1
        50-52 function isKey(value) c1
        """)
  }

  @Test func `imports are the modules, whether names, types or all is taken`() {
    #expect(file.imports == ["./job", "@scope/worker", "./events"])
  }

  @Test func `TSX is parsed with its own grammar`() {
    let view = AnalyzedSource.file(
      "src/View.tsx",
      """
      /** Shows a list. */
      export const View = ({ items, title }: Props): JSX.Element => (
        <ul>{items.length > 0 ? items.map((item) => <li key={item}>{item}</li>) : title}</ul>
      );
      """)
    #expect(view.language == "tsx")
    #expect(view.outline == "2-4 function View(items, title) c2 “Shows a list.”")
    #expect(view.findings.isEmpty)
  }
}
