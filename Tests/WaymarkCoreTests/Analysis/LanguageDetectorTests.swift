import Testing

@testable import WaymarkCore

@Suite struct LanguageDetectorTests {
  @Test(arguments: [
    ("a.py", "python"), ("A.PY", "python"), ("a.pyi", "python"), ("a/b.c", "c"), ("a.h", "c"),
    ("a.cc", "cpp"), ("a.mjs", "javascript"), ("a.tsx", "tsx"), ("a.d.ts", "typescript"),
    ("a.rs", "rust"), ("a.go", "go"), ("a.swift", "swift"), ("a.java", "java"), ("a.rb", "ruby"),
    ("Rakefile", "ruby"), ("x/Gemfile", "ruby"), (".bashrc", "bash"), ("a.kt", "kotlin"),
    ("Makefile", "make"), ("CMakeLists.txt", "cmake"), ("a.test.js", "javascript"),
  ])
  func `names and endings tell the language`(path: String, id: String) {
    #expect(LanguageDetector.kind(of: path) == .source(id))
  }

  @Test func `documents are no source and a bare name may be`() {
    for path in ["README.md", "a.json", "logo.png", ".gitignore", "a.", "a.min.map"] {
      #expect(LanguageDetector.kind(of: path) == .other)
    }
    for path in ["run", "bin/deploy", "LICENSE"] {
      #expect(LanguageDetector.kind(of: path) == .unknown)
    }
  }

  @Test(arguments: [
    ("#!/usr/bin/env python3\nx", "python"), ("#!/usr/bin/python3.11", "python"),
    ("#! /bin/sh -e\n", "bash"), ("#!/usr/bin/env -S deno run --allow-net\n", "typescript"),
    ("#!/usr/bin/env LANG=C ruby\n", "ruby"), ("#!/usr/bin/env node\r\n", "javascript"),
    ("#!/usr/bin/perl -w", "perl"), ("#!/usr/bin/swift", "swift"),
  ])
  func `the first line tells the language`(text: String, id: String) {
    #expect(LanguageDetector.interpreter(Array(text.utf8)) == id)
  }

  @Test(arguments: [
    "", "#", "#!", "#!/usr/bin/env", "#!\n", "# python", "\u{FEFF}#!/bin/sh", "#!/opt/tool",
  ])
  func `other first lines tell none`(text: String) {
    #expect(LanguageDetector.interpreter(Array(text.utf8)) == nil)
  }

  @Test(arguments: [
    ("a.h", "#pragma once\nnamespace port {\n}\n", "cpp"), ("a.h", "struct a { int x; };\n", "c"),
    ("a.h", "  template <typename T> struct A;", "cpp"), ("a.c", "class = 1;\n", "c"),
    ("a.h", "/* class of\nclasses */\nint x;\n", "c"),
  ])
  func `a header of C++ is told by its content`(path: String, text: String, id: String) {
    let language = Array(text.utf8).withUnsafeBufferPointer {
      LanguageDetector.refined("c", path: path, $0)
    }
    #expect(language == id)
  }

  @Test func `every language has one owner for each ending, name and program`() {
    var seen: Set<String> = []
    for language in Languages.all {
      for name in language.extensions + language.fileNames
        + language.interpreters.map({ "#!" + $0 })
      {
        #expect(seen.insert(name).inserted, "\(name) belongs to two languages")
      }
    }
  }
}
