/// How a model is made from another one.
package struct ModelRecipe: Sendable, Encodable {
  package var name: String
  package var base: String
  package var system: String?
  package var parameters: [String: ParameterValue]?

  package init(
    name: String, base: String, system: String? = nil,
    parameters: [String: ParameterValue]? = nil
  ) {
    self.name = name
    self.base = base
    self.system = system
    self.parameters = parameters
  }

  private enum CodingKeys: String, CodingKey {
    case system, parameters
    case name = "model"
    case base = "from"
  }
}
