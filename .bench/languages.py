"""How each of the eleven languages spells what the generated code does.

A template may hold: `{name}` a function, `{Type}` a type, `{a}` `{b}` `{c}` variables, `{f}` a
called function, `{n}` a number, `{words}` a few words, `{doc}` a sentence; `{body}` and `{other}`
on a line of their own are replaced by statements with that line's indentation.
"""
from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    name: str
    ending: str
    snake: bool
    opening: str
    importing: str
    kind: str
    function: str
    method: str
    test: str
    comment: str
    statements: tuple
    branches: tuple
    result: str


SLASH_DOC = "/// {doc}\n"

ALL = [
    Language(
        "python", "py", True, '"""{doc}"""\n', "from {module}.{a} import {Type}",
        'class {Type}:\n    """{doc}"""\n\n    limit = {n}\n\n{body}',
        'def {name}({a}, {b}, {c}=None):\n    """{doc}"""\n    {body}\n',
        'def {name}(self, {a}, {b}={n}):\n    """{doc}"""\n    {body}\n',
        "def test_{name}():\n    {a} = {f}({n})\n    assert {a} == {n}\n    {body}\n", "# {doc}",
        ("{a} = {f}({b}, {n})", "{a}.{c} = \"{words}\"", "{c} = [{f}(x) for x in {a} if x]",
         "{f}({a}, {b}={n}, {c}=\"{words}\")", "{b}[{n}] = {a}.{c} + {n}"),
        ("if {a} is None:\n    {body}\nelse:\n    {other}", "for {c} in {f}({a}):\n    {body}",
         "try:\n    {body}\nexcept ValueError as error:\n    {other}"), "return {a}"),
    Language(
        "javascript", "js", False, "// {doc}\n'use strict';\n",
        "import {{ {Type} }} from '../{module}/{a}.js';",
        "/** {doc} */\nexport class {Type} {{\n  {body}\n}}\n",
        "/** {doc} */\nexport function {name}({a}, {b}, {c}) {{\n  {body}\n}}\n",
        "/** {doc} */\n{name}({a}, {b} = {n}) {{\n  {body}\n}}\n",
        "test('{words}', () => {{\n  const {a} = {f}({n});\n  expect({a}).toBe({n});\n  {body}\n}});\n",
        "// {doc}",
        ("const {a} = {f}({b}, {n});", "{a}.{c} = '{words}';", "this.{c} = {a}.map((x) => x.{b});",
         "let {c} = `{words} ${{{a}}}`;", "{f}({a}, {{ {b}: {n}, {c}: null }});"),
        ("if ({a} === null || {b} > {n}) {{\n  {body}\n}} else {{\n  {other}\n}}",
         "for (const {c} of {f}({a})) {{\n  {body}\n}}",
         "try {{\n  {body}\n}} catch (error) {{\n  {other}\n}}"), "return {a};"),
    Language(
        "typescript", "ts", False, "// {doc}\n", "import {{ {Type} }} from '../{module}/{a}';",
        "/** {doc} */\nexport class {Type} {{\n  private readonly {a}: number = {n};\n\n  {body}\n}}\n",
        "/** {doc} */\nexport function {name}({a}: string, {b}: number): {Type} | null {{\n  {body}\n}}\n",
        "/** {doc} */\npublic {name}({a}: string, {b}: number = {n}): void {{\n  {body}\n}}\n",
        "test('{words}', async () => {{\n  const {a} = await {f}({n});\n  {body}\n}});\n", "// {doc}",
        ("const {a}: number = {f}({b}, {n});", "{a}.{c} = '{words}';",
         "const {c} = {a}.filter((x: {Type}) => x.{b} !== {n});", "{f}<{Type}>({a}, {{ {b}: {n} }});",
         "let {b} = `{words} ${{{a}}}`;"),
        ("if ({a} === undefined) {{\n  {body}\n}} else {{\n  {other}\n}}",
         "for (const {c} of {a}.{b}) {{\n  {body}\n}}",
         "switch ({a}) {{\n  case {n}:\n    {body}\n    break;\n  default:\n    {other}\n}}"), "return {a};"),
    Language(
        "swift", "swift", False, "// {doc}\n", "import {Type}",
        SLASH_DOC + "struct {Type}: Sendable {{\n  var {a}: Int = {n}\n\n  {body}\n}}\n",
        SLASH_DOC + "func {name}({a}: String, {b}: Int) throws -> {Type}? {{\n  {body}\n}}\n",
        SLASH_DOC + "func {name}(_ {a}: [{Type}], {b}: Int = {n}) -> Int {{\n  {body}\n}}\n",
        "func test{Type}() throws {{\n  let {a} = try {f}({n})\n  XCTAssertEqual({a}, {n})\n  {body}\n}}\n",
        "// {doc}",
        ("let {a} = {f}({b}, {c}: {n})", "{a}.{c} = \"{words}\"", "let {c} = {a}.map {{ $0.{b} }}",
         "var {b}: [{Type}] = []", "{f}(\"{words} \\({a})\", {c}: {b} ?? {n})"),
        ("if {a} == nil || {b} > {n} {{\n  {body}\n}} else {{\n  {other}\n}}",
         "for {c} in {a}.{b} {{\n  {body}\n}}",
         "guard let {c} = {a}.{b} else {{\n  return {a}\n}}\n{body}"), "return {a}"),
    Language(
        "go", "go", False, "// {doc}\npackage {module}\n", "import \"example.org/{module}/{a}\"",
        "// {Type} - {doc}\ntype {Type} struct {{\n\t{Field} int\n\tLabel string\n}}\n\n{body}\n",
        "// {doc}\nfunc {name}({a} string, {b} int) (*{Type}, error) {{\n\t{body}\n}}\n",
        "// {doc}\nfunc (s *{Type}) {name}({a} string, {b} int) error {{\n\t{body}\n}}\n",
        "func Test{Type}(t *testing.T) {{\n\t{a} := {f}({n})\n\tif {a} != {n} {{\n\t\tt.Fatal({a})\n\t}}\n\t{body}\n}}\n",
        "// {doc}",
        ("{a} := {f}({b}, {n})", "{a}.{c} = \"{words}\"", "{c} := make([]int, 0, {n})",
         "fmt.Printf(\"{words} %d\\n\", {a})", "{b} = append({b}, {f}({a}))"),
        ("if {a} != nil && {b} > {n} {{\n\t{body}\n}} else {{\n\t{other}\n}}",
         "for _, {c} := range {a} {{\n\t{body}\n}}",
         "switch {a} {{\ncase {n}:\n\t{body}\ndefault:\n\t{other}\n}}"), "return {a}, nil"),
    Language(
        "rust", "rs", True, "//! {doc}\n", "use crate::{module}::{a}::{Type};",
        SLASH_DOC + "pub struct {Type} {{\n    {a}: u32,\n}}\n\nimpl {Type} {{\n    {body}\n}}\n",
        SLASH_DOC + "pub fn {name}({a}: &str, {b}: u32) -> Result<{Type}, Error> {{\n    {body}\n}}\n",
        SLASH_DOC + "pub fn {name}(&mut self, {a}: Vec<{Type}>) -> Option<u32> {{\n    {body}\n}}\n",
        "#[test]\nfn {name}() {{\n    let {a} = {f}({n});\n    assert_eq!({a}, {n});\n    {body}\n}}\n", "// {doc}",
        ("let {a} = {f}({b}, {n})?;", "self.{c} = \"{words}\".to_string();",
         "let {c}: Vec<_> = {a}.iter().map(|x| x.{b}).collect();", "println!(\"{words} {{}}\", {a});",
         "{b}.push({f}(&{a}));"),
        ("if {a}.is_none() && {b} > {n} {{\n    {body}\n}} else {{\n    {other}\n}}",
         "for {c} in {a}.{b}.iter() {{\n    {body}\n}}",
         "match {a} {{\n    Some({c}) => {{\n        {body}\n    }}\n    None => {{\n        {other}\n    }}\n}}"),
        "Ok({a})"),
    Language(
        "c", "c", True, "/* {doc} */\n", "#include \"{module}/{a}.h\"",
        "/* {doc} */\nstruct {name} {{\n\tint {a};\n\tconst char *{b};\n}};\n\n{body}\n",
        "/* {doc} */\nstatic int {name}(const char *{a}, int {b})\n{{\n\t{body}\n}}\n",
        "/* {doc} */\nint {name}(struct {f} *{a}, int {b})\n{{\n\t{body}\n}}\n",
        "static void test_{name}(void)\n{{\n\tint {a} = {f}({n});\n\tassert({a} == {n});\n\t{body}\n}}\n",
        "/* {doc} */",
        ("int {a} = {f}({b}, {n});", "{a}->{c} = \"{words}\";", "{c} = malloc({n} * sizeof(*{c}));",
         "printf(\"{words} %d\\n\", {a});", "{b}[{n}] = {a}->{c} & 0x{n};"),
        ("if ({a} == NULL || {b} > {n}) {{\n\t{body}\n}} else {{\n\t{other}\n}}",
         "for (int {c} = 0; {c} < {n}; {c}++) {{\n\t{body}\n}}",
         "switch ({a}) {{\ncase {n}:\n\t{body}\n\tbreak;\ndefault:\n\t{other}\n}}"), "return {a};"),
    Language(
        "cpp", "cpp", False, "// {doc}\n", "#include \"{module}/{a}.hpp\"",
        "/// {doc}\nclass {Type} {{\npublic:\n  {body}\n\nprivate:\n  int {a} = {n};\n}};\n",
        "/// {doc}\nstd::vector<int> {name}(const std::string &{a}, int {b}) {{\n  {body}\n}}\n",
        "/// {doc}\nint {name}(const std::vector<{Type}> &{a}, int {b} = {n}) {{\n  {body}\n}}\n",
        "TEST({Type}, {Field}) {{\n  auto {a} = {f}({n});\n  EXPECT_EQ({a}, {n});\n  {body}\n}}\n", "// {doc}",
        ("auto {a} = {f}({b}, {n});", "{a}.{c} = \"{words}\";",
         "std::map<std::string, int> {c};", "std::cout << \"{words} \" << {a} << std::endl;",
         "{b}.push_back(std::make_unique<{Type}>({a}));"),
        ("if ({a} == nullptr || {b} > {n}) {{\n  {body}\n}} else {{\n  {other}\n}}",
         "for (const auto &{c} : {a}.{b}) {{\n  {body}\n}}",
         "try {{\n  {body}\n}} catch (const std::exception &error) {{\n  {other}\n}}"), "return {a};"),
    Language(
        "java", "java", False, "// {doc}\npackage org.example.{module};\n",
        "import org.example.{module}.{Type};",
        "/** {doc} */\npublic class {Type} {{\n    private final int {a} = {n};\n\n    {body}\n}}\n",
        "final class {Type} {{\n    /** {doc} */\n    static int {name}(String {a}, int {b}) throws IOException {{\n"
        "        {body}\n    }}\n}}\n",
        "/** {doc} */\npublic List<{Type}> {name}(String {a}, int {b}) {{\n    {body}\n}}\n",
        "class {Type}Test {{\n    @Test\n    void test{Type}() {{\n        int {a} = {f}({n});\n"
        "        assertEquals({n}, {a});\n        {body}\n    }}\n}}\n",
        "// {doc}",
        ("int {a} = {f}({b}, {n});", "this.{c} = \"{words}\";",
         "List<{Type}> {c} = {a}.stream().map(x -> x.{b}()).toList();",
         "System.out.println(\"{words} \" + {a});", "{b}.add(new {Type}({a}, {n}));"),
        ("if ({a} == null || {b} > {n}) {{\n    {body}\n}} else {{\n    {other}\n}}",
         "for (var {c} : {a}.{b}()) {{\n    {body}\n}}",
         "try {{\n    {body}\n}} catch (IOException error) {{\n    {other}\n}}"), "return {a};"),
    Language(
        "ruby", "rb", True, "# {doc}\n", "require '{module}/{a}'",
        "# {doc}\nclass {Type}\n  attr_reader :{a}\n\n  {body}\nend\n",
        "# {doc}\ndef {name}({a}, {b} = {n})\n  {body}\nend\n",
        "# {doc}\ndef {name}({a}, {b}: nil)\n  {body}\nend\n",
        "def test_{name}\n  {a} = {f}({n})\n  assert_equal {n}, {a}\n  {body}\nend\n", "# {doc}",
        ("{a} = {f}({b}, {n})", "@{c} = '{words}'", "{c} = {a}.map {{ |x| x.{b} }}",
         "puts \"{words} #{{{a}}}\"", "{b} << {f}({a}, {c}: {n})"),
        ("if {a}.nil? || {b} > {n}\n  {body}\nelse\n  {other}\nend",
         "{a}.{b}.each do |{c}|\n  {body}\nend",
         "begin\n  {body}\nrescue ArgumentError => error\n  {other}\nend"), "{a}"),
    Language(
        "bash", "sh", True, "#!/usr/bin/env bash\n# {doc}\n", "source \"${{HERE}}/{module}/{a}.sh\"",
        "# {doc}\n{name_upper}={n}\n\n{body}\n",
        "# {doc}\n{name}() {{\n  local {a}=\"$1\"\n  {body}\n}}\n",
        "# {doc}\nfunction {name} {{\n  local {a}=\"${{1:-{n}}}\"\n  {body}\n}}\n",
        "test_{name}() {{\n  {a}=$({f} {n})\n  [ \"${a}\" = {n} ] || return 1\n  {body}\n}}\n", "# {doc}",
        ("{a}=$({f} \"${b}\" {n})", "{c}=\"{words}\"", "echo \"{words} ${{{a}}}\" >&2",
         "{f} \"${a}\" --{c} {n} | sort -u", "{b}+=(\"${a}\")"),
        ("if [ -z \"${a}\" ]; then\n  {body}\nelse\n  {other}\nfi",
         "for {c} in \"${{{a}[@]}}\"; do\n  {body}\ndone",
         "case \"${a}\" in\n  {n}) {f} ;;\n  *)\n    {body}\n    ;;\nesac"), "return 0"),
]
