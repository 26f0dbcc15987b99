import Testing

@testable import WaymarkCore

/// Complexity is one plus: if, elif, for, while, except, case (not `case _`), a conditional
/// expression, `and`, `or`, and the for and if of a comprehension.
@Suite struct PythonTests {
  private let file = AnalyzedSource.file(
    "shapes.py",
    #"""
    #!/usr/bin/env python3
    """Module about shapes."""
    import os, sys
    from math import pi, sqrt as root


    class Shape(Base):
        """A shape.

        Longer text.
        """

        # waymark: shapes.area
        def area(self, scale=1.0, *args, **kwargs):
            """Area of the shape."""
            def clamp(value):
                return value if value > 0 and value < 10 else 0
            total = 0
            for part in self.parts:
                if part and not part.empty or scale:
                    total += clamp(part.size)
                elif scale > 2:
                    total -= 1
                else:
                    pass
            return total

        @staticmethod
        @cached(size=3)
        def unit():
            return "def fake(): class Fake: {"

        class Inner:
            def __eq__(self, other): return True


    # Fetches a page.
    async def fetch(url: str, *, retries: int = 3) -> bytes:
        try:
            while retries:  # not yet
                retries -= 1
        except (OSError, ValueError) as error:
            raise
        match url:
            case "a" | "b":
                return b""
            case _:
                return f"{url if url else ''}".encode()


    square = lambda side: side * side


    def test_area():
        assert [x for x in range(3) if x] == [1, 2]
    """#)

  @Test func `symbols have their lines, containers, parameters, documentation and complexity`() {
    // area: for, if, and, or, elif = 5 + 1; clamp: conditional, and = 2 + 1.
    // fetch: while, except, case, conditional = 4 + 1; test_area: for and if of the list = 2 + 1.
    #expect(
      file.outline == """
        7-34 type Shape “A shape. Longer text.”
        14-26 method Shape.area(self, scale, args, kwargs) c6 “Area of the shape.” [shapes.area]
        16-17 function Shape.clamp(value) c3
        30-31 method Shape.unit() c1
        33-34 type Shape.Inner
        34-34 method Shape.Inner.__eq__(self, other) c1
        38-48 function fetch(url, retries) c5 “Fetches a page.”
        54-55 test test_area() c3
        """)
  }

  @Test func `imports are the modules`() {
    #expect(file.imports == ["os", "sys", "math"])
  }

  @Test func `lines are counted by what is on them`() {
    // Comments: 1, 13, 37. Blank: 5, 6, 9, 12, 27, 32, 35, 36, 49, 50, 52, 53. Docstrings are code.
    #expect(file.lines == LineCounts(code: 40, comment: 3, blank: 12))
    #expect(file.isParsed)
    #expect(!file.isTest)
  }
}
