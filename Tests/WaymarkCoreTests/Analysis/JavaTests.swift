import Testing

@testable import WaymarkCore

/// Complexity is one plus: if, for, while, do, case (not default), catch, `?:`, `&&`, `||`.
@Suite struct JavaTests {
  private let file = AnalyzedSource.file(
    "src/main/java/Ledger.java",
    #"""
    package org.example.money;

    import java.util.List;
    import static java.util.stream.Collectors.*;

    /**
     * Keeps accounts.
     *
     * waymark: ledger
     */
    @Service(name = "ledger")
    public final class Ledger<T extends Entry> extends Book implements Iterable<T> {
      private static final String TEXT = """
          class Fake { void fake() {} }
          """;

      /** Makes a ledger. */
      public Ledger(List<T> entries, int... limits) {
        this.entries = entries;
      }

      @Override
      public Iterator<T> iterator() { return entries.iterator(); }

      // Sums up.
      protected <N extends Number> long sum(final Map<String, N> values, boolean all) throws IOException {
        for (int i = 0; i < 3; i++) { if (all && i > 1 || values == null) break; }
        for (N value : values.values()) { while (false) {} }
        do { x--; } while (x > 0);
        try { check(); } catch (IOException | RuntimeException e) { throw e; } finally { close(); }
        switch (kind) {
          case A: case B: return 1;
          default: break;
        }
        var y = switch (kind) { case C, D -> 2; default -> 3; };
        Runnable r = () -> { if (all) {} };
        return all ? 1 : 0;
      }

      interface Visitor { void visit(Entry entry); }
      enum Kind { A, B; Kind next() { return A; } }
      record Pair(int left, int right) { Pair { if (left < 0) throw new Error(); } }
      @interface Audited { String value() default ""; }

      Object anonymous = new Object() { @Override public String toString() { return "x"; } };
    }

    class LedgerTest {
      @Test void sums() {}

      @ParameterizedTest
      @ValueSource(ints = {1})
      void sumsMany(int n) {}

      void helper() {}
    }
    """#)

  @Test func `symbols have their lines, containers, parameters, documentation and complexity`() {
    // sum: for, if, &&, ||, for, while, do, catch, two cases, one case, the lambda's if, ?: = 13 + 1.
    #expect(
      file.outline == """
        12-46 type Ledger “Keeps accounts. waymark: ledger” [ledger]
        18-20 method Ledger.Ledger(entries, limits) c1 “Makes a ledger.”
        23-23 method Ledger.iterator() c1
        26-38 method Ledger.sum(values, all) c14 “Sums up.”
        40-40 type Ledger.Visitor
        40-40 method Ledger.Visitor.visit(entry)
        41-41 type Ledger.Kind
        41-41 method Ledger.Kind.next() c1
        42-42 type Ledger.Pair
        42-42 method Ledger.Pair.Pair() c2
        43-43 type Ledger.Audited
        45-45 method Ledger.toString() c1
        48-56 type LedgerTest
        49-49 test LedgerTest.sums() c1
        53-53 test LedgerTest.sumsMany(n) c1
        55-55 method LedgerTest.helper() c1
        """)
  }

  @Test func `imports are the names`() {
    #expect(file.imports == ["java.util.List", "java.util.stream.Collectors"])
  }

  @Test func `lines are counted by what is on them`() {
    // Comments: 6-10, 17, 25. Blank: 2, 5, 16, 21, 24, 39, 44, 47, 50, 54.
    #expect(file.lines == LineCounts(code: 39, comment: 7, blank: 10))
  }
}
