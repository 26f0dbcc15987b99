import Testing

@testable import WaymarkCore

/// Complexity is one plus: if, for, while, do, case (not default), catch, `?:`, `&&`, `||`, `??`.
@Suite struct JavaScriptTests {
  private let file = AnalyzedSource.file(
    "src/cart.js",
    #"""
    #!/usr/bin/env node
    import fs, { readFile } from "node:fs";
    import * as path from './path.js';
    import "./side-effect.js";
    const old = require("old-module");

    /**
     * A cart of goods.
     * waymark: cart
     */
    export default class Cart extends Base {
      #items = [];

      /** Makes a cart. */
      constructor(owner, { limit = 3, ...rest } = {}) {
        super();
      }

      static async *each([first, second], ...others) {
        for (const item of this.#items) {
          if (item && item.price > 0 || item.free) yield item;
        }
      }

      get total() { return this.#items.reduce((sum, item) => sum + (item.price ?? 0), 0); }

      handler = (event) => {
        switch (event.type) {
          case "add":
          case "put":
            return true;
          default:
            return false;
        }
      };
    }

    // Adds two numbers.
    export const add = (a, b = 2) => a + b;

    const regex = /function fake() { if (x) }/g, text = `class Fake { ${add(1, 2) ? "y" : "n"} }`;

    export function load(file) {
      function inner() {
        do { file = null; } while (file);
      }
      try {
        return inner();
      } catch {
        return undefined;
      }
    }

    const compute = async function named(x) {
      return x ? 1 : 2;
    };

    /* a block
       comment */
    var notAFunction = 3;

    describe("cart", () => {
      it("adds", () => {
        expect(add(1, 2)).toBe(3);
      });
    });
    """#)

  @Test func `symbols have their lines, containers, parameters, documentation and complexity`() {
    // each: for, if, &&, || = 4 + 1; total: ?? = 1 + 1; handler: two cases = 2 + 1.
    // load: catch = 1 + 1; inner: do = 1 + 1; compute: ?: = 1 + 1.
    #expect(
      file.outline == """
        11-36 type Cart “A cart of goods. waymark: cart” [cart]
        15-17 method Cart.constructor(owner, limit, rest) c1 “Makes a cart.”
        19-23 method Cart.each(first, second, others) c5
        25-25 method Cart.total() c2
        27-35 method Cart.handler(event) c3
        39-39 function add(a, b) c1 “Adds two numbers.”
        43-52 function load(file) c2
        44-46 function inner() c2
        54-56 function compute(x) c2
        """)
  }

  @Test func `imports and requires are the modules`() {
    #expect(file.imports == ["node:fs", "./path.js", "./side-effect.js", "old-module"])
  }

  @Test func `lines are counted by what is on them`() {
    // Comments: 1, 7-10, 14, 38, 58, 59. Blank: 6, 13, 18, 24, 26, 37, 40, 42, 53, 57, 61.
    #expect(file.lines == LineCounts(code: 46, comment: 9, blank: 11))
  }
}
