import Testing

@testable import WaymarkCore

/// Complexity is one plus: if, elsif, unless, while, until, for, when, in, rescue, the forms behind
/// a statement, `?:`, `&&`, `||`, `and`, `or`.
@Suite struct RubyTests {
  private let file = AnalyzedSource.file(
    "lib/fleet.rb",
    #"""
    #!/usr/bin/env ruby
    # frozen_string_literal: true

    require "json"
    require_relative 'boat'
    load "tasks.rb"

    =begin
    A block of text.
    =end

    # Ships and who sails them.
    module Fleet
      LIMIT = 3

      # A ship.
      # waymark: fleet.ship
      class Ship < Base
        attr_reader :name

        # Makes a ship.
        def initialize(name, crew = [], *rest, port:, mast: 1, **options, &block)
          @name = name
        end

        def self.build(kind) = new(kind)

        def <=>(other)
          return 0 if other.nil? && name or other.name
          name ? 1 : -1
        end

        def sail!
          text = <<~TEXT
            def fake
              class Fake
          TEXT
          crew.each { |sailor| sailor.work unless sailor.ill? }
          case wind
          when :west, :east then 1
          when :north then 2
          else 3
          end
        rescue Storm => error
          retry
        ensure
          %w[def class end]
        end

        class << self
          def registry
            @registry ||= {}
          end
        end

        private

        def helper; end
      end

      def Fleet.count
        until done do step end
      end
    end

    class ShipTest < Minitest::Test
      def test_sails
      end
    end
    """#)

  @Test func `symbols have their lines, containers, parameters, documentation and complexity`() {
    // <=>: if, &&, or, ?: = 4 + 1; sail!: unless, two whens, rescue = 4 + 1; count: until = 1 + 1.
    #expect(
      file.outline == """
        13-64 type Fleet “Ships and who sails them.”
        18-59 type Fleet.Ship “A ship. waymark: fleet.ship” [fleet.ship]
        22-24 method Fleet.Ship.initialize(name, crew, rest, port, mast, options, block) c1 “Makes a ship.”
        26-26 method Fleet.Ship.build(kind) c1
        28-31 method Fleet.Ship.<=>(other) c5
        33-48 method Fleet.Ship.sail!() c5
        51-53 method Fleet.Ship.registry() c1
        58-58 method Fleet.Ship.helper() c1
        61-63 method Fleet.count() c2
        66-69 type ShipTest
        67-68 test ShipTest.test_sails() c1
        """)
  }

  @Test func `requires are the files`() {
    #expect(file.imports == ["json", "boat", "tasks.rb"])
  }

  @Test func `lines are counted by what is on them`() {
    // Comments: 1, 2, 8-10, 12, 16, 17, 21. Blank: 3, 7, 11, 15, 20, 25, 27, 32, 49, 55, 57, 60, 65.
    #expect(file.lines == LineCounts(code: 47, comment: 9, blank: 13))
  }
}
