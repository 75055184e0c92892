import FlowActions
import FlowDocument
import FlowEngine
import FlowTestSupport
import Foundation
import Testing

/// The descriptions of the simulated types against the matrix of the reference, where it stands beside the package.
@Suite(.enabled(if: FlowFiles.exists("shared/connect/action-matrix.json"))) struct ActionMatrixTests {
  struct Row: Decodable, Sendable {
    struct Parameter: Decodable, Sendable {
      let name: String
      let required: Bool
      let dynamicMode: String
    }

    let type: String
    let group: String
    let flowTypes: [String]
    let parameters: [Parameter]
    let errors: [String]
    let hasNextAction: Bool
    let conditionOperands: [String]
  }

  static let matrix: [Row] = {
    let file = FlowFiles.beside("shared/connect/action-matrix.json")
    guard let data = try? Data(contentsOf: file) else { return [] }
    return (try? JSONDecoder().decode([Row].self, from: data)) ?? []
  }()

  static func row(_ type: String) throws -> Row { try #require(matrix.first { $0.type == type }) }

  @Test func everyTypeOfTheMatrixIsKnownByName() {
    #expect(Self.matrix.map(\.type).sorted() == ActionCatalog.standard.names)
  }

  @Test(arguments: ActionCatalog.standard.actionTypes.map(\.description)) func describesTheType(
    description: ActionDescription
  ) throws {
    let row = try Self.row(description.type)
    #expect(Set(description.errors.map(\.type.rawValue)) == Set(row.errors))
    #expect((description.nextAction != .none) == row.hasNextAction)
    let allTypes = Set(FlowType.allCases.filter { $0 != .campaign })
    let types = description.flowTypes.isEmpty ? allTypes : description.flowTypes
    let rowTypes = Set(row.flowTypes.compactMap { FlowType(metadata: $0) })
    #expect(types == rowTypes || row.flowTypes == ["*"] || rowTypes == Set(FlowType.allCases))
    // A name of the matrix that stands for several ("X.<hook>.Y") is described as the map it lies in.
    let names = Set(row.parameters.map { String($0.name.prefix { $0 != "<" }.trimmingSuffix(".")) })
    #expect(Set(description.parameters.map(\.path)) == names)
    for parameter in row.parameters {
      guard let found = description.parameters.first(where: { $0.path == parameter.name }) else { continue }
      #expect(found.isRequired == parameter.required, "\(parameter.name)")
      let mode = [
        "no": "static", "single": "one reference", "path": "one reference", "text": "may interpolate",
      ][parameter.dynamicMode]
      #expect(found.dynamic.rawValue == mode, "\(parameter.name)")
    }
  }
}

extension ActionDescription: CustomTestStringConvertible {
  public var testDescription: String { type }
}

extension Substring {
  fileprivate func trimmingSuffix(_ suffix: String) -> Substring {
    hasSuffix(suffix) ? dropLast(suffix.count) : self
  }
}
