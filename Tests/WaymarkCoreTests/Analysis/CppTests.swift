import Testing

@testable import WaymarkCore

/// Complexity is counted as in C, with catch and range-for.
@Suite struct CppTests {
  private let file = AnalyzedSource.file(
    "src/crane.cpp",
    #"""
    #include <vector>
    #include "crane.hpp"
    using namespace std;

    namespace port::tools {

    /// Lifts things.
    /// waymark: crane
    template <typename T, int N = 3>
    class Crane final : public Machine {
     public:
      explicit Crane(int reach, T load = {}) : reach_(reach) {}
      ~Crane() override { if (reach_) release(); }
      Crane(const Crane&) = delete;
      virtual void lift(const T& load) = 0;

      bool operator==(const Crane& other) const { return reach_ == other.reach_ && true; }
      operator bool() const { return reach_; }
      T& operator[](size_t index);

      struct Hook { int depth; };
      enum class Mode : int { Idle, Busy };

      auto reach() const noexcept -> int { return reach_; }

     private:
      int reach_;
    };

    const char* text = R"(class Fake { void fake() {} )";

    // Gets the load.
    template <typename T, int N>
    T& Crane<T, N>::operator[](size_t index) {
      for (auto& x : loads) {
        try { x.check(); } catch (const Rotten& e) { throw; } catch (...) {}
      }
      auto visit = [&](int a) { return a ? 1 : 2; };
      return loads[index];
    }

    void port::tools::Crane<int>::lift(const int& load) {}

    template <class F> concept Callable = requires(F f) { f(); };

    static int helper(int* a, int&& b, std::vector<int> c = {1, 2}) { return a ? *a : b; }

    }  // namespace port::tools

    TEST(CraneTest, Lifts) { EXPECT_TRUE(true); }

    int main(int argc, char* argv[]) { return 0; }
    """#)

  @Test func `symbols have their lines, containers, parameters, documentation and complexity`() {
    // ~Crane: if = 1 + 1; ==: && = 1 + 1; []: for, two catches, ?: = 4 + 1; helper: ?: = 1 + 1.
    #expect(
      file.outline == """
        10-28 type Crane “Lifts things. waymark: crane” [crane]
        12-12 method Crane.Crane(reach, load) c1
        13-13 method Crane.~Crane() c2
        17-17 method Crane.operator==(other) c2
        18-18 method Crane.operator bool() c1
        21-21 type Crane.Hook
        22-22 type Crane.Mode
        24-24 method Crane.reach() c1
        34-40 method Crane.operator[](index) c5 “Gets the load.”
        42-42 method Crane.lift(load) c1
        46-46 function helper(a, b, c) c2
        50-50 test CraneTest.Lifts() c1
        52-52 function main(argc, argv) c1
        """)
  }

  @Test func `includes are the headers`() {
    #expect(file.imports == ["vector", "crane.hpp"])
  }

  @Test func `lines are counted by what is on them`() {
    // Comments: 7, 8, 32. Blank: 4, 6, 16, 20, 23, 25, 29, 31, 41, 43, 45, 47, 49, 51.
    #expect(file.lines == LineCounts(code: 35, comment: 3, blank: 14))
  }

  @Test func `a header with classes is C++ and one without is C`() {
    #expect(LanguageDetector.kind(of: "crane.hpp") == .source("cpp"))
    #expect(LanguageDetector.kind(of: "pump.h") == .source("c"))
  }
}
