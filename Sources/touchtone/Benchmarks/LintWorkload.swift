import CenterFiles
import ContactCenter
import Diagnostics
import FlowActions
import FlowAnalysis
import FlowDocument
import FlowEngine
import JSON
import Outside

/// `bench w4`: reads and judges a folder of flows, or runs every rule over them.
struct LintWorkload {
  let folder: String
  let runsRules: Bool
  let passes: Int

  func run() throws(CommandFailure) -> ExitStatus {
    do throws(Diagnostic) {
      let names = try UserFile.names(in: folder).filter { $0.hasSuffix(".json") }.sorted()
      guard !names.isEmpty else {
        throw Diagnostic(
          in: folder, "there is no flow to measure", rule: "bench", fix: "name a folder with flows")
      }
      let files = names.map { UserFile.join(folder, $0) }
      Output.line(try runsRules ? rules(files) : outlines(files))
      return .well
    } catch {
      throw CommandFailure(error)
    }
  }

  /// The floor's work: parse, structure, identifiers, targets, what is reached.
  private func outlines(_ files: [String]) throws(Diagnostic) -> String {
    var counts = Array(repeating: 0, count: FlowOutline.Verdict.allCases.count)
    var outline = FlowOutline(types: ActionCatalog.standard.names)
    let clock = WallClock()
    let start = clock.monotonicNanoseconds
    for _ in 0..<passes {
      for file in files {
        let bytes = try UserFile.read(file)
        let text: JSONDocument
        do throws(Diagnostic) {
          text = try JSONDocument(parsing: bytes, named: file)
        } catch {
          counts[FlowOutline.Verdict.malformed.rawValue] += 1
          continue
        }
        counts[outline.verdict(on: text).rawValue] += 1
      }
    }
    let words = zip(["ok", "schema", "dup", "dangling", "unreachable"], counts).map { "\($0)=\($1)" }
    return figure("touchtone", files.count, clock.monotonicNanoseconds - start)
      + " (\(words.joined(separator: " ")) over \(passes) passes)"
  }

  /// Each file as a flow on its own, under every rule.
  private func rules(_ files: [String]) throws(Diagnostic) -> String {
    var count = 0
    let clock = WallClock()
    let start = clock.monotonicNanoseconds
    let run = CheckRun()
    for _ in 0..<passes {
      for file in files {
        let document = try FlowDocument(parsing: UserFile.read(file), named: file)
        var builder = ProgramBuilder(
          center: ContactCenterDefinition.named(document.name), catalog: .standard, isLoneFlow: true)
        let program = builder.link([(document, [])])
        count += run.findings(in: AnalyzedCenter(program), beside: document.problems).count
      }
    }
    return figure("touchtone-rules", files.count, clock.monotonicNanoseconds - start)
      + " (\(CheckCatalog.all.count) rules, \(count / passes) findings a pass, \(passes) passes)"
  }

  private func figure(_ name: String, _ count: Int, _ nanoseconds: Int64) -> String {
    "\(name) \(Int64(count * passes) * 1_000_000 / max(1, nanoseconds / 1000)) files/s"
  }
}
