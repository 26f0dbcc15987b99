// swift-tools-version: 6.2
import PackageDescription

/// Where the set-up step puts what Debian has not: with the paths here, `swift build` and editors
/// need no environment of their own.
let prepared = "\(Context.packageDirectory)/.build-deps"

let strict: [SwiftSetting] = [
  .unsafeFlags(["-Xcc", "-I\(prepared)/include"]),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "Waymark",
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/LebJe/TOMLKit", exact: "0.6.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2"),
  ],
  targets: [
    // System libraries and C.
    .systemLibrary(
      name: "CCmarkGFM",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]
    ),
    .target(
      name: "CCurl",
      linkerSettings: [.linkedLibrary("dl")]
    ),
    .systemLibrary(name: "CPCRE2", providers: [.apt(["libpcre2-dev"])]),
    .target(
      name: "CText",
      // A debug build is used, too, and its tests go over millions of bytes.
      cSettings: [.unsafeFlags(["-O2"])]
    ),
    .systemLibrary(name: "CTreeSitter"),
    .target(name: "CArchive", linkerSettings: [.linkedLibrary("dl")]),
    .target(name: "CFileSystem"),
    .target(
      name: "CGrammarLoader",
      linkerSettings: [.linkedLibrary("dl")]
    ),
    .target(name: "CTreeMemory"),
    .target(
      name: "CNcurses",
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]
    ),

    // The core: no terminal.
    .target(
      name: "WaymarkCore",
      dependencies: [
        "CArchive",
        "CCmarkGFM",
        "CCurl",
        "CFileSystem",
        "CGrammarLoader",
        "CTreeMemory",
        "CPCRE2",
        "CText",
        "CTreeSitter",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      swiftSettings: strict,
      linkerSettings: [.unsafeFlags(["-L\(prepared)/lib"])]
    ),
    .testTarget(
      name: "WaymarkCoreTests",
      dependencies: [
        "WaymarkCore", "WaymarkTestSupport", "save-loop",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Logging", package: "swift-log"),
      ],
      exclude: ["Models/Streams"],
      swiftSettings: strict
    ),

    // The terminal toolkit: knows nothing of Waymark.
    .target(
      name: "WaymarkTerminal",
      dependencies: ["CNcurses"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "WaymarkTerminalTests",
      dependencies: ["WaymarkTerminal", "WaymarkTestSupport"],
      swiftSettings: strict
    ),

    // The full-screen application.
    .target(
      name: "WaymarkApp",
      dependencies: [
        "WaymarkCore",
        "WaymarkTerminal",
        .product(name: "Logging", package: "swift-log"),
        .product(name: "TOMLKit", package: "TOMLKit"),
      ],
      swiftSettings: strict
    ),
    .testTarget(
      name: "WaymarkAppTests",
      dependencies: [
        "WaymarkApp", "WaymarkCore", "WaymarkTerminal", "WaymarkTestSupport",
        .product(name: "Logging", package: "swift-log"),
      ],
      exclude: ["Snapshots"],
      swiftSettings: strict
    ),

    // The executable: subcommands and the composition root.
    .executableTarget(
      name: "waymark",
      dependencies: [
        "WaymarkApp",
        "WaymarkCore",
        "WaymarkTerminal",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: strict
    ),
    .testTarget(
      name: "waymarkTests",
      dependencies: [
        "waymark", "WaymarkApp", "WaymarkCore", "WaymarkTerminal", "WaymarkTestSupport",
      ],
      exclude: ["Snapshots"],
      swiftSettings: strict
    ),

    // A program that tests kill while it saves.
    .executableTarget(
      name: "save-loop",
      dependencies: ["WaymarkCore"],
      path: "Tests/SaveLoop",
      swiftSettings: strict
    ),

    // What tests share: real repositories and terminals, golden screens, a scripted core.
    .systemLibrary(
      name: "CVterm",
      path: "Tests/CVterm",
      pkgConfig: "vterm",
      providers: [.apt(["libvterm-dev"])]
    ),
    .target(name: "CPseudoTerminal", path: "Tests/CPseudoTerminal"),
    .target(
      name: "WaymarkTestSupport",
      dependencies: ["CPseudoTerminal", "CVterm", "WaymarkApp", "WaymarkCore", "WaymarkTerminal"],
      path: "Tests/WaymarkTestSupport",
      swiftSettings: strict
    ),
  ],
  swiftLanguageModes: [.v6]
)

// libFuzzer's entry point exists only where it is asked for: `make fuzz`.
if Context.environment["FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "fuzz",
      dependencies: ["WaymarkApp", "WaymarkCore", "WaymarkTerminal"],
      path: "Tests/Fuzz",
      swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])],
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer"])]
    ))
}
