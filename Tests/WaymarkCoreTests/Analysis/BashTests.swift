import Testing

@testable import WaymarkCore

/// Complexity is one plus: if, elif, for, while, until, each pattern of case (not `*`), `&&`, `||`.
@Suite struct BashTests {
  private let file = AnalyzedSource.file(
    "bin/deploy",
    #"""
    #!/usr/bin/env bash
    # Deploys the site.
    set -euo pipefail
    source ./lib.sh
    . "$HOME/.profile"

    # Copies files.
    # waymark: deploy.copy
    copy() {
      local from=$1
      for file in "$from"/*; do
        if [[ -f $file && -r $file || -L $file ]]; then
          cp "$file" "$2" || return 1
        elif test -d "$file"; then
          continue
        fi
      done
      while read -r line; do :; done < list
      until false; do break; done
    }

    function log {
      cat <<'END'
    fake() { if true; then echo; fi }
    END
      case $1 in
        a|b) echo 1 ;;
        c) echo 2 ;;
        *) echo "function other() {" ;;
      esac
    }

    function both() { inner() { true && false; }; }

    test_copy() { copy a b; }
    """#)

  @Test func `symbols have their lines, documentation and complexity`() {
    // copy: for, if, && and || of the test, ||, elif, while, until = 8 + 1; log: two patterns = 2 + 1.
    #expect(
      file.outline == """
        9-20 function copy() c9 “Copies files. waymark: deploy.copy” [deploy.copy]
        22-31 function log() c3
        33-33 function both() c1
        33-33 function inner() c2
        35-35 test test_copy() c1
        """)
  }

  @Test func `sourced files are imports`() {
    #expect(file.imports == ["./lib.sh", "$HOME/.profile"])
  }

  @Test func `lines are counted by what is on them`() {
    #expect(file.language == "bash")
    // Comments: 1, 2, 7, 8. Blank: 6, 21, 32, 34.
    #expect(file.lines == LineCounts(code: 27, comment: 4, blank: 4))
  }
}
