import Testing

@testable import WaymarkCore

/// Complexity is one plus: if, for, while, do, case (not default), `?:`, `&&`, `||`.
@Suite struct CTests {
  private let file = AnalyzedSource.file(
    "src/pump.c",
    #"""
    /* Pump control. */
    #include <stdio.h>
    #include "pump.h"

    #define CLAMP(x) ((x) > 10 ? 10 : (x))
    #define PUMP_CHECK(p) if (!(p)) { return -1; }

    /**
     * A pump.
     */
    struct pump {
      int rate;
      struct valve { int open; } inlet;
    };

    typedef struct {
      int x;
    } point_t;

    typedef int (*handler)(int code, void *data);
    typedef struct pump pump_t;

    enum mode { OFF, ON };
    union word { int i; float f; };

    static const char *text = "int fake(void) { struct fake {";

    struct pump *find(const char *name);

    // Starts the pump.
    // waymark: pump.start
    static inline int start(struct pump *pump, const char *names[], int (*done)(int), ...) {
      for (int i = 0; i < 3; i++) {
        if (pump && pump->rate > 0 || i) continue;
        else if (i) break;
      }
      switch (pump->rate) {
      case 1:
      case 2:
        return 1;
      default:
        break;
      }
      do { i--; } while (i);
      while (i) i++;
      return i ? 1 : 0;
    }

    int
    old_style(a, b)
      int a;
      char *b;
    {
      return a;
    }

    handler get_handler(void) { return 0; }

    int (*chooser(int which))(int) {
      return 0;
    }

    #ifdef TESTS
    void test_start(void) { int x = 1; }
    #endif
    """#)

  @Test func `symbols have their lines, containers, parameters, documentation and complexity`() {
    // start: for, if, &&, ||, else if, two cases, do, while, ?: = 10 + 1.
    #expect(
      file.outline == """
        11-14 type pump “A pump.”
        13-13 type pump.valve
        16-18 type point_t
        20-20 type handler
        21-21 type pump_t
        23-23 type mode
        24-24 type word
        32-47 function start(pump, names, done) c11 “Starts the pump. waymark: pump.start” [pump.start]
        50-55 function old_style(a, b) c1
        57-57 function get_handler() c1
        59-61 function chooser(which) c1
        64-64 test test_start() c1
        """)
  }

  @Test func `includes are the headers`() {
    #expect(file.imports == ["stdio.h", "pump.h"])
  }

  @Test func `lines are counted by what is on them`() {
    // Comments: 1, 8-10, 30, 31. Blank: 4, 7, 15, 19, 22, 25, 27, 29, 48, 56, 58, 62.
    #expect(file.lines == LineCounts(code: 47, comment: 6, blank: 12))
  }
}
