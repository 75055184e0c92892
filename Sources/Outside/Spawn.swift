import CLinux
import Glibc

/// How a program is started: which streams it gets, and nothing else of ours.
struct Spawn {
  let input: Descriptor
  let output: Descriptor
  let errors: Descriptor
  /// Where it runs; nil for where we do.
  var folder: String?
  /// Variables of its environment beside ours, or in place of ours.
  var variables: [(name: String, value: String)] = []

  /// Starts the program and returns its process id.
  func start(_ path: String, _ arguments: [String]) throws(ChildProcessError) -> pid_t {
    var words = arguments.map { strdup($0) } + [nil]
    var environment = self.environment.map { strdup($0) } + [nil]
    defer { for word in words + environment { free(word) } }
    let id = linux_start(path, &words, &environment, folder, [input.number, output.number, errors.number])
    guard id > 0 else { throw .refused(what: "cannot start \(path)", code: -id) }
    return id
  }

  /// Ours, but for the variables that were given.
  private var environment: [String] {
    var texts: [String] = []
    var next = environ
    while let entry = next.pointee {
      let text = String(cString: entry)
      if !variables.contains(where: { text.hasPrefix($0.name + "=") }) { texts.append(text) }
      next += 1
    }
    return texts + variables.map { "\($0.name)=\($0.value)" }
  }
}
