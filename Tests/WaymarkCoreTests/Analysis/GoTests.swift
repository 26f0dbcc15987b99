import Testing

@testable import WaymarkCore

/// Complexity is one plus: if, for, each case of switch and select (not default), `&&`, `||`.
@Suite struct GoTests {
  private let file = AnalyzedSource.file(
    "pkg/tide/tide.go",
    #"""
    // Package tide foretells water.
    package tide

    import (
    	"context"
    	log "log/slog"
    	. "fmt"
    	_ "embed"
    )
    import "strings"

    // Level is how high the water stands.
    type Level float64

    // waymark: tide.table
    type (
    	// Table has a row per hour.
    	Table[T any] struct {
    		rows map[string]T
    	}

    	Reader interface {
    		Read(ctx context.Context, at int) (Level, error)
    	}
    )

    const text = `func fake() { type Fake struct { `

    // Row returns a row.
    //
    //go:noinline
    func (t *Table[T]) Row(ctx context.Context, hour, minute int, rest ...string) (row T, err error) {
    	for i := range t.rows {
    		if i == "" || (hour > 0 && minute > 0) {
    			continue
    		}
    	}
    	switch {
    	case hour > 3:
    	case hour < 1, minute < 1:
    	default:
    	}
    	defer func() {
    		if r := recover(); r != nil {
    			err = nil
    		}
    	}()
    	return
    }

    func (Level) String() string { return "" }

    func Map[K comparable, V any](in map[K]V, f func(V) V) map[K]V {
    	select {
    	case <-done:
    	default:
    	}
    	var any interface{} = in
    	switch any.(type) {
    	case int, string:
    	case nil:
    	}
    	return in
    }

    func external(x int) int

    func TestRow(t *testing.T) {}
    func BenchmarkRow(b *testing.B) {}
    """#)

  @Test func `symbols have their lines, containers, parameters, documentation and complexity`() {
    // Row: for, if, ||, &&, two cases, the if of the closure = 7 + 1. Map: three cases = 3 + 1.
    #expect(
      file.outline == """
        13-13 type Level “Level is how high the water stands.”
        18-20 type Table “Table has a row per hour.”
        22-24 type Reader
        23-23 method Reader.Read(ctx, at)
        32-49 method Table.Row(ctx, hour, minute, rest) c8 “Row returns a row. go:noinline”
        51-51 method Level.String() c1
        53-64 function Map(in, f) c4
        66-66 function external(x)
        68-68 test TestRow(t) c1
        69-69 test BenchmarkRow(b) c1
        """)
  }

  @Test func `imports are the paths`() {
    #expect(file.imports == ["context", "log/slog", "fmt", "embed", "strings"])
  }

  @Test func `a marker above a group of types stays with the file`() {
    #expect(file.markers == ["tide.table"])
  }

  @Test func `lines are counted by what is on them`() {
    // Comments: 1, 12, 15, 17, 29-31. Blank: 3, 11, 14, 21, 26, 28, 50, 52, 65, 67.
    #expect(file.lines == LineCounts(code: 52, comment: 7, blank: 10))
  }

  @Test func `tests are told by the file too`() {
    #expect(AnalyzedSource.file("pkg/tide/tide_test.go", "package tide\n").isTest)
  }
}
