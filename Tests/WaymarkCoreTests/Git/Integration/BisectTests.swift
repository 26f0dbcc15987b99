import Testing
import WaymarkCore
import WaymarkTestSupport

@Suite struct BisectTests {
  @Test func `a search between a good and a bad commit says how far it is and what it found`()
    async throws
  {
    let sandbox = try GitSandbox()
    var commits: [ObjectID] = []
    for number in 1...8 {
      try sandbox.write("n", "\(number)\n")
      commits.append(try #require(ObjectID(try sandbox.commit("Number \(number)"))))
    }
    let repository = try await sandbox.open()
    let begun = try await repository.bisect(.bad, commits[7], isBegun: false)
    #expect(begun.found == nil)
    #expect(begun.words.contains("aiting for good commit"))
    var progress = try await repository.bisect(.good, commits[0], isBegun: true)
    #expect(progress.words.hasPrefix("Bisecting: "))
    #expect(try await repository.status().operation?.kind == .bisect)
    while progress.found == nil {
      let number = Int(try sandbox.read("n").dropLast()) ?? 0
      progress = try await repository.bisect(number >= 5 ? .bad : .good, nil, isBegun: true)
    }
    #expect(progress.found == commits[4])
    #expect(progress.words == "\(commits[4].short) is the first bad commit.")
    let operation = try #require(try await repository.status().operation)
    try await repository.proceed(operation, .abort)
    #expect(try sandbox.git("branch", "--show-current") == "main")
  }
}
