/// A lesson of the public vim tutor, followed on a text of our own.
struct TutorLesson: Sendable, CustomStringConvertible {
  let number: String
  let subject: String
  /// What is edited, the keys, and what is there in the end.
  let text: String
  let keys: String
  let result: String

  init(_ number: String, _ subject: String, _ text: String, _ keys: String, _ result: String) {
    (self.number, self.subject) = (number, subject)
    (self.text, self.keys, self.result) = (text, keys, result)
  }

  var description: String { "\(number) \(subject)" }

  static let all: [TutorLesson] = [
    TutorLesson("1.1", "moving by h j k l", "ab\ncd\n", "jlkhx", "b\ncd\n"),
    TutorLesson(
      "1.3", "x deletes a character", "A doog ran awwaay.\n", "fox2fwxfax",
      "A dog ran away.\n"),
    TutorLesson(
      "1.4", "i inserts text", "The fox the dog.\n", "2wijumps over <esc>",
      "The fox jumps over the dog.\n"),
    TutorLesson(
      "1.5", "A appends to the line", "It ends he\nSo does th\n", "Are.<esc>jAis.<esc>",
      "It ends here.\nSo does this.\n"),
    TutorLesson(
      "2.1", "dw deletes a word", "one of two too many words\n", "3wdw",
      "one of two many words\n"),
    TutorLesson(
      "2.2", "d$ deletes to the end", "Said once. Said twice.\n", "f.ld$", "Said once.\n"),
    TutorLesson("2.3", "de deletes to the end of a word", "some thing\n", "de", " thing\n"),
    TutorLesson("2.4", "a count before a motion", "a b c d e f\n", "2w3ex0x", " b c d e \n"),
    TutorLesson(
      "2.5", "a count for an operator", "keep AB CD this EF GH IJ too\n", "wd2wwd3w",
      "keep this too\n"),
    TutorLesson(
      "2.6", "dd deletes lines", "1\n2\n3\n4\n5\n6\n", "jddj2dd", "1\n3\n6\n"),
    TutorLesson(
      "2.7", "u, U and Ctrl-R", "Fiix thhis\n", "lxUuu<c-r>", "Fix thhis\n"),
    TutorLesson(
      "3.1", "p puts what was deleted", "d\nb\nc\na\n", "ddjpGddggP", "a\nb\nc\nd\n"),
    TutorLesson("3.2", "r replaces a character", "tje rug\n", "lrhfura", "the rag\n"),
    TutorLesson(
      "3.3", "ce changes to the end of a word", "the lubw ends\n", "wlceine<esc>", "the line ends\n"
    ),
    TutorLesson(
      "3.4", "c$ changes to the end", "so it is wrong\n", "3wc$right<esc>", "so it is right\n"),
    TutorLesson("4.1", "G, gg and a line's number", "a\nb\nc\nd\n", "Gxggx2Gx", "\n\nc\n\n"),
    TutorLesson(
      "4.2", "/, ?, n, N and Ctrl-O", "err a err b err\n", "/err<cr>nx?err<cr>x<c-o>ix<esc>",
      "err a rr b xrr\n"),
    TutorLesson(
      "4.2", "Ctrl-I goes to newer places", "a b\nc d\ne f\n", "Ggg<c-o><c-i>x<c-o>x",
      " b\nc d\n f\n"),
    TutorLesson("4.3", "% finds the other bracket", "a (b [c] d) e\n", "f(%x", "a (b [c] d e\n"),
    TutorLesson(
      "4.4", "substitution", "thee a thee b thee\nthee\nthee thee\n",
      ":s/thee/the/<cr>:s/thee/the/g<cr>:2,3s/thee/the/g<cr>:%s/the/a/gc<cr>ynq",
      "a a the b the\nthe\nthe the\n"),
    TutorLesson(
      "6.1", "o and O open lines", "one\nthree\n", "otwo<esc>ggOzero<esc>",
      "zero\none\ntwo\nthree\n"),
    TutorLesson(
      "6.2", "a appends after the cursor", "a li of wor\n", "eane<esc>2eads<esc>",
      "a line of words\n"),
    TutorLesson(
      "6.3", "R replaces more than one", "add 1 to xxx and xxx\n", "fxR234<esc>fxR235<esc>",
      "add 1 to 234 and 235\n"),
    TutorLesson(
      "6.4", "v, y and p copy", "a) the first item.\nb)\n",
      "f)lvelyj$pasecond<esc>k$v5hyj$p",
      "a) the first item.\nb) the second item.\n"),
    TutorLesson(
      "6.5", "set ic", "look LOOK Look\n", ":set ic<cr>/look<cr>rx:set noic<cr>:noh<cr>",
      "look xOOK Look\n"),
  ]

  /// The steps of the tutor that cannot be followed as they are written, and what is there instead.
  static let notFollowed: [(step: String, instead: String)] = [
    (
      "1.2, 1.6: `vim FILE` and `vimtutor` in the shell",
      "The program is `waymark edit FILE`; :q! and :wq close the file and end that program."
    ),
    (
      "1.2: what was left by :q! is read again by starting anew",
      "The same; there is nothing to be recovered, as :q! says that it may go."
    ),
    (
      "5.1: :! gives the terminal to the command",
      "Its output is shown in a box; it cannot ask anything."
    ),
    (
      "7.1: :help SUBJECT and the help window",
      ":help SUBJECT shows the keys that are about it, F1 all of them; there is no other text."
    ),
    (
      "7.2: a vimrc file", "Settings and keymaps are TOML files; :set holds until the program ends."
    ),
    ("7.3: Ctrl-D and Tab complete on the command line", "Commands are typed in full."),
  ]
}
