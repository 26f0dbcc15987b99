import Testing
import WaymarkCore
import WaymarkTerminal
import WaymarkTestSupport

@testable import WaymarkApp

/// Modal editing: keys in, text out.
@Suite struct VimTests {
  @Test(arguments: [
    ("one two three\n", "wdw", "one three\n"),
    ("one two three\n", "wcwTWO<esc>", "one TWO three\n"),
    ("one two three four\n", "wd2w", "one four\n"),
    ("one two three four\n", "c2wX<esc>", "X three four\n"),
    ("one\ntwo\nthree\n", "jdd", "one\nthree\n"),
    ("one\ntwo\nthree\n", "ddp", "two\none\nthree\n"),
    ("one\ntwo\nthree\n", "2ddu", "one\ntwo\nthree\n"),
    ("a\nb\nc\n", "dj", "c\n"),
    ("a\nb\nc\n", "yyjp", "a\nb\na\nc\n"),
    ("x\n", "ihello <esc>", "hello x\n"),
    ("one\n", "A!<esc>oTwo<esc>", "one!\nTwo\n"),
    ("one\n", "OZero<esc>", "Zero\none\n"),
    ("f(a, b)\n", "fadib", "f()\n"),
    ("f(a, b)\n", "fada(", "f\n"),
    ("f((a), b)\n", "fad2i(", "f()\n"),
    ("say \"hi\" now\n", "ci\"yo<esc>", "say \"yo\" now\n"),
    ("say \"hi\" now\n", "da\"", "say now\n"),
    ("one two three\n", "wdaw", "one three\n"),
    ("one two three four\n", "d2aw", "three four\n"),
    ("one two\n", "xx.", " two\n"),
    ("abcdef\n", "3x", "def\n"),
    ("a b c\n", "wcwX<esc>w.", "a X X\n"),
    ("abc\n", "~~", "ABc\n"),
    ("a\n b\n", "J", "a b\n"),
    ("a\n b\nc\n", "3J", "a b c\n"),
    ("a\nb\n", "gJ", "ab\n"),
    ("one two\n", "vey$p", "one twoone\n"),
    ("a\nb\nc\n", "Vjd", "c\n"),
    ("one two\n", "vecX<esc>", "X two\n"),
    ("one two\n", "veywvep", "one one\n"),
    ("a\nb\nc\n", "Vjjrx", "x\nx\nx\n"),
    ("one two\n", "veU", "ONE two\n"),
    ("one\ntwo\nthree\n", "VjJ", "one two\nthree\n"),
    ("one two\n", "viwd<esc>", " two\n"),
    ("one two three\n", "wviw<esc>ggvgvd", "one  three\n"),
    ("cat cat\ncat\n", ":%s/cat/dog/g<cr>", "dog dog\ndog\n"),
    ("cat cat\ncat\n", ":s/c\\(a\\)t/<\\1>/<cr>", "<a> cat\ncat\n"),
    ("f(x)\n", ":s/(x)/[&]/<cr>", "f[(x)]\n"),
    ("cat cat\n", ":s/cat/dog/gc<cr>ny", "cat dog\n"),
    ("cat cat cat\n", ":s/cat/a/gc<cr>yq", "a cat cat\n"),
    ("cat cat cat\n", ":s/cat/a/gc<cr>nau", "cat cat cat\n"),
    ("a\na\na\n", ":2,$s/a/b/<cr>", "a\nb\nb\n"),
    ("a\na\na\n", "j:.,+1s/a/b/<cr>", "a\nb\nb\n"),
    ("a\na\na\n", "Vj:'<,'>s/a/b/<cr>", "b\nb\na\n"),
    ("a b\na b\n", ":s/a/c/<cr>j&", "c b\nc b\n"),
    ("one\ntwo\none\n", ":g/one/d<cr>", "two\n"),
    ("one\ntwo\none\n", ":v/one/d<cr>", "one\none\n"),
    ("one\ntwo\n", ":g/o/normal A!<cr>", "one!\ntwo!\n"),
    ("a\nb\nc\n", ":2<cr>x", "a\n\nc\n"),
    ("a\nb\nc\n", ":2,3d<cr>", "a\n"),
    ("a\nb\nc\n", ":1m$<cr>", "b\nc\na\n"),
    ("a\nb\nc\n", ":3m0<cr>", "c\na\nb\n"),
    ("a\nb\n", ":1t.<cr>", "a\na\nb\n"),
    ("a\nb\nc\n", ":1,2j<cr>", "a b\nc\n"),
    ("c\na\nb\n", ":sort<cr>", "a\nb\nc\n"),
    ("a\nb\n", ":1,2><cr>", "    a\n    b\n"),
    ("a\nb\nc\n", ":/c/d<cr>", "a\nb\n"),
    ("one two three\n", "dwu", "one two three\n"),
    (" bab\n", "qqxq@q", "ab\n"),
    ("1\n2\n3\n4\n", "qaA,<esc>jq2@a", "1,\n2,\n3,\n4\n"),
    ("a b a b\n", "qq:s/a/x/<cr>q@q", "x b x b\n"),
    ("a.b.c\n", "f.;x", "a.bc\n"),
    ("a.b.c.d\n", "0f.$F.,x", "a.b.cd\n"),
    ("ab.c\n", "t.x", "a.c\n"),
    ("word word\n", "wgUiw", "word WORD\n"),
    ("Word\n", "g~~", "wORD\n"),
    ("WORD a\n", "guw", "word a\n"),
    ("one\ntwo\n", ">>", "    one\ntwo\n"),
    ("one\ntwo\n", ">j.", "        one\n        two\n"),
    ("one two three four\n", "wmawwd`a", "one four\n"),
    ("abc\n", "rx", "xbc\n"),
    ("abcd\n", "3rx", "xxxd\n"),
    ("hello\n", "\"ayy\"ap", "hello\nhello\n"),
    ("a\nb\n", "\"ayyj\"Ayyp\"ap", "a\nb\nb\na\nb\n"),
    ("one two\n", "ywwcwx<esc>\"0P", "one one x\n"),
    ("one\ntwo\n", "dddd\"2P", "one\n"),
    ("one two\n", "dw\"-P", "one two\n"),
    ("one two\n", "wDp", "one two\n"),
    ("a\n\nb\n", "}dd", "a\nb\n"),
    ("a\nb\nc\n", "Gdd", "a\nb\n"),
    ("a\nb\nc\n", "Gkdgg", "c\n"),
    ("one\n", "s<bs>1<esc>", "1ne\n"),
    ("if (a) { b }\n", "f(%x", "if (a { b }\n"),
    ("one\ntwo\n", "Rxy<cr>", "xy\ne\ntwo\n"),
    ("abc\n", "Rxyz<bs><bs><esc>", "xbc\n"),
    ("ab\n", "Rxyzw<bs><bs><bs><esc>", "xb\n"),
    ("ab ab\n", "Rxy<esc>w.", "xy xy\n"),
    ("a b\n", "\"_dwP", "b\n"),
    ("one.two one\n", "dW", "one\n"),
    ("a\nb\n\nc\n", "dip", "\nc\n"),
    ("a\nb\n\nc\n", "dap", "c\n"),
    // Counts on what is inserted.
    ("\n", "3iab<esc>", "ababab\n"),
    ("x\n", "2A!<esc>", "x!!\n"),
    ("x\n", "2oy<esc>", "x\ny\ny\n"),
    ("x\n", "3Oy<esc>", "y\ny\ny\nx\n"),
    ("x\n", "ia<esc>3.", "aaaax\n"),
    // Blocks of columns.
    ("abc\ndef\nghi\n", "<c-v>jld", "c\nf\nghi\n"),
    ("abc\ndef\nghi\n", "l<c-v>jcX<esc>", "aXc\ndXf\nghi\n"),
    ("abc\ndef\n", "<c-v>jI- <esc>", "- abc\n- def\n"),
    ("abc\nd\nefg\n", "<c-v>jj$A!<esc>", "abc!\nd!\nefg!\n"),
    ("abc\ndef\n", "<c-v>jly$p", "abcab\ndefde\n"),
    ("abc\ndef\n", "l<c-v>jrx", "axc\ndxf\n"),
    ("abc\ndef\n", "l<c-v>j~", "aBc\ndEf\n"),
    ("ab\nab\nab\nab\n", "<c-v>jxjj.", "b\nb\nb\nb\n"),
    // Tags.
    ("<a><b>x</b></a>\n", "fxdit", "<a><b></b></a>\n"),
    ("<a><b>x</b></a>\n", "fxdat", "<a></a>\n"),
    ("<a><b>x</b></a>\n", "fxd2it", "<a></a>\n"),
    ("<p class=\"k\">\nx\n</p>\n", "jcity<esc>", "<p class=\"k\">y</p>\n"),
    ("a <b c> d\n", "fcdi<", "a <> d\n"),
    ("One. Two. Three.\n", "fTdas", "One. Three.\n"),
    // The screen.
    ("a\nb\nc\n", "Lx", "a\nb\n\n"),
    ("a\nb\nc\n", "GHx", "\nb\nc\n"),
    ("a\nb\nc\n", "Mx", "a\n\nc\n"),
    ("a\nb\nc\n", "dL", ""),
    // Searching.
    ("one two one\n", "/one<cr>x", "one two ne\n"),
    ("one two one\n", "$?two<cr>x", "one wo one\n"),
    ("one two one two\n", "/one<cr>Nx", "ne two one two\n"),
    ("a b a b a\n", "$?b<cr>nx", "a  a b a\n"),
    ("one two three\n", "d/three<cr>", "three\n"),
    ("one two three\n", "$d?two<cr>", "one e\n"),
    ("one two one\n", "*x", "one two ne\n"),
    ("one two one\n", "/one<cr>ggcgnX<esc>.", "X two X\n"),
    ("one two one\n", "/two<cr>ggdgn", "one  one\n"),
    ("One one\n", ":set ic<cr>/ONE<cr>x", "One ne\n"),
    ("one One\n", "/one\\c<cr>x", "one ne\n"),
    ("a1 b22\n", "/\\d\\+<cr>x", "a b22\n"),
    ("fo foo\n", "/\\<foo\\><cr>x", "fo oo\n"),
    ("a+b\n", "/+<cr>x", "ab\n"),
    ("one two\n", "v/two<cr>d", "wo\n"),
    ("one two one\n", "dn", "one two one\n"),
    // The rest.
    ("Fiix the errrors\n", "xxU", "Fiix the errrors\n"),
    ("Fiix\n", "lxUu", "Fix\n"),
    ("a 7 b\n", "<c-a>", "a 8 b\n"),
    ("a -1 b\n", "5<c-a>", "a 4 b\n"),
    ("one two\n", "wyiwo<c-r>0!<esc>", "one two\ntwo!\n"),
    ("one two\n", "$gex", "on two\n"),
  ])
  func `keys change the text as in vim`(text: String, keys: String, expected: String) {
    var vim = VimSession(text)
    vim.press(keys)
    #expect(vim.content == expected, "\(keys)")
  }

  @Test func `any keys leave a text that can be shown`() {
    let seed = UInt64.random(in: 0...999_999_999)
    var generator = SeededGenerator(seed: seed)
    let keys = Array(
      "hjklwbeWBE0^$ggGfFtT;,%{}dcy><iaIAoOxXsSDCYpPJr~uvV.\"a'`mq@123(\"[n*#N é日HMLtU&|<>R")
    let special = ["<esc>", "<cr>", "<bs>", "<c-v>", "<c-a>", "<c-r>", ":g/o/d<cr>", "/t<cr>"]
    for _ in 0..<60 {
      var vim = VimSession("one (two) \"three\"\n\tfour é日 {five}\n\n<a>six</a>\n")
      for _ in 0..<200 {
        let isSpecial = Int.random(in: 0..<6, using: &generator) == 0
        let plain = keys.randomElement(using: &generator).map(String.init) ?? ""
        vim.press(isSpecial ? special.randomElement(using: &generator) ?? "" : plain)
        let count = vim.editor.current?.text.count ?? 0
        let isInside =
          vim.editor.current?.selections.all.allSatisfy { $0.head <= count && $0.anchor <= count }
          ?? true
        #expect(isInside, "seed \(seed)")
      }
      vim.draw()
    }
  }

  @Test(arguments: [
    ("w", ExCommand.Action.write(path: nil, isForced: false)),
    ("w! a b", .write(path: "a b", isForced: true)),
    ("q!", .quit(isForced: true)), ("wq", .writeAndQuit), ("12", .go),
    ("set nowrap", .options([.wrap(false)])),
    ("set hls is ic", .options([.markMatches(true), .fixed, .ignoreCase(true)])),
    ("e x", .edit(path: "x", isForced: false)), ("r !ls -l", .readOutput("ls -l")),
    ("r x", .read(path: "x")), ("!ls", .shell("ls")), ("%!sort", .shell("sort")),
    (
      "2,3s#a/b#c#gi",
      .substitute(.init(pattern: "a/b", replacement: "c", isGlobal: true, ignoresCase: true))
    ),
  ])
  func `the command line is read`(text: String, action: ExCommand.Action) {
    #expect(ExCommand(text)?.action == action)
  }

  @Test func `lines are named by numbers, marks and what is in them`() {
    #expect(ExCommand("2,3d")?.lines == ExLines(.init(.number(2)), .init(.number(3))))
    #expect(ExCommand("%d")?.lines == ExLines(.init(.number(1)), .init(.last)))
    #expect(
      ExCommand("'<,'>d")?.lines == ExLines(.init(.mark("<")), .init(.mark(">"))))
    var back = ExAddress(.last)
    back.offset = -2
    #expect(ExCommand(".,$-2d")?.lines == ExLines(.init(.current), back))
    #expect(
      ExCommand("/a b/d")?.lines
        == ExLines(
          .init(.match("a b", isForward: true)), .init(.match("a b", isForward: true))))
  }

  @Test func `an unknown command is none`() {
    #expect(ExCommand("frobnicate") == nil)
    #expect(ExCommand("") == nil)
  }
}
