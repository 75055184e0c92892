import CenterFiles
import ContactCenter
import FlowEngine
import TestSupport
import Testing

@testable import Scenarios

/// A prompt is known by a whole piece of it that is the same in every call.
@Suite struct TellingWordsTests {
  private static let loaded: LoadedCenter? = try? CenterLoader.load(packagePath("flows/site-visit"))

  private func words(_ text: String, by identifier: String? = nil) throws -> String {
    let loaded = try #require(Self.loaded)
    let action = identifier.flatMap { identifier in
      loaded.program.actionSources.firstIndex { $0.action.identifier == identifier }
    }
    return TellingWords(loaded.center).words(of: text, by: action.map { ActionIndex($0) })
  }

  @Test(arguments: [
    ("Hello.", "Hello"),
    ("We did not hear a key.", "We did not hear a key"),
    ("Are you sure? To cancel it, press 1. To keep it, press 2.", "Are you sure? To cancel it, press 1"),
    (
      "For plots, press 1. For villas, press 2. For loan papers, press 3.",
      "For plots, press 1. For villas, press 2"
    ),
    (
      "So that we can hold it for you, please enter your ten-digit mobile number, and then press hash.",
      "So that we can hold it for you, please enter your ten-digit mobile number"
    ),
    ("Mr. Rao will see you at 10 a.m. on Monday.", "Mr. Rao will see you at 10 a.m. on Monday"),
    ("(music)", ""), ("[welcome]", "[welcome]"), ("...", ""),
  ])
  func aPieceEndsAtABorder(text: String, piece: String) throws { #expect(try words(text) == piece) }

  /// Names, dates and times that a call brings in are not in it; what another prompt says too only where nothing else is.
  @Test(arguments: [
    (
      "Welcome back by name", "Welcome back, Asha, and thank you for calling Amberleaf Estates.",
      "Welcome back"
    ),
    (
      "Choose a date",
      "Please choose a date for your visit. For Tuesday 24 November, press 1. To hear this again, press 9.",
      "Please choose a date for your visit"
    ),
    (
      "Choose a time",
      "On Tuesday 24 November, these times are free. For 10 AM, press 1. To hear this again, press 9.",
      "these times are free"
    ),
    (
      "Visit scheduled",
      "You have successfully scheduled your site visit for Tuesday 24 November at 12 noon, and we look forward to seeing you. Goodbye.",
      "You have successfully scheduled your site visit"
    ),
  ])
  func valuesOfTheCallAreLeftOut(action: String, text: String, piece: String) throws {
    #expect(try words(text, by: action) == piece)
  }
}
