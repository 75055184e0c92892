import CenterFiles
import FlowAnalysis
import FlowEngine

/// Words that are waited for.
struct AwaitedWords {
  let text: String

  /// The actions of a center that say these words, or come nearest to it with values in them that only a call knows; and how
  /// many of the words are known to be said there, nil where nobody can say them.
  func actions(in loaded: LoadedCenter) -> (found: [ActionIndex], knownWords: Int?) {
    let (wording, center) = (Wording(text), loaded.center)
    let labels = FlowLabels(loaded.program) { center.wording(ofPrompt: $0) }
    let values = Self.knownValues(loaded, labels)
    let named = Set(loaded.namedFlows)
    let found = loaded.program.actionSources.indices.compactMap { index in
      labels.spokenParts(of: ActionIndex(index)).flatMap { parts in
        WordingPattern(parts, values).knownWords(of: wording)
      }.map { (action: ActionIndex(index), words: $0) }
    }
    .filter { found in
      // A flow of the service's own that says a value, as to an agent whose queue it is, could say anything.
      found.words > 0 || named.contains(loaded.program.actionSources[found.action.index].flow)
    }
    let most = found.map(\.words).max()
    return (found.filter { $0.words == most }.map(\.action), most)
  }

  /// What a value can be, by its path: what flows set it to, and what Lambdas always answer.
  private static func knownValues(_ loaded: LoadedCenter, _ labels: FlowLabels) -> [[String]: [String]] {
    var values = labels.writtenValues()
    for lambda in loaded.center.definition.lambdas {
      for value in lambda.binding?.answer ?? [] {
        values[["External", value.name], default: []].append(value.value)
      }
    }
    return values
  }
}
