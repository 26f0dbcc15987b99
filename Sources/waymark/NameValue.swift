import ArgumentParser
import WaymarkCore

/// `NAME=VALUE` on the command line.
struct NameValue: ExpressibleByArgument {
  let name: String
  let value: String

  init?(argument: String) {
    guard let sign = argument.firstIndex(of: "="), sign != argument.startIndex else { return nil }
    name = String(argument[..<sign])
    value = String(argument[argument.index(after: sign)...])
  }
}

extension [NameValue] {
  /// The values by name; the last one of a name counts.
  var byName: [String: String] {
    Dictionary(map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
  }

  /// The values as parameters of a model; several of one name make a list.
  var parameters: [String: ParameterValue] {
    Dictionary(grouping: self, by: \.name).mapValues { values in
      if values.count > 1 || values[0].name == "stop" { return .list(values.map(\.value)) }
      return ParameterValue(reading: values[0].value)
    }
  }
}
