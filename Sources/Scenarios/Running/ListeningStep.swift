/// A step that waits for words.
protocol ListeningStep: PlayedStep {
  var text: String { get }
}
