import CenterFiles
import Foundation
import TestSupport
import Testing

@testable import Outside

@Suite struct SpeechTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A machine with sound and these programs, each a script.
  private func machine(_ scripts: [String: String]) throws -> SpeechAvailability {
    for (name, script) in scripts {
      // Copied by a process of its own: a program that we wrote ourselves may still be open for writing in a child
      // that another test starts at the same moment, and then cannot be run.
      let text = try folder.write("#!/bin/sh\n" + script, to: name)
      let copy = try ChildProcess(["install", "-D", "-m", "755", text, folder.path(of: "bin/" + name)])
      #expect(copy.waitUntilExit() == .exited(0))
    }
    return SpeechAvailability(programs: ProgramSearch(folders: [folder.path(of: "bin")]), hasSound: true)
  }

  @Test func speaksTheWordingFromStandardInput() throws {
    let speech = Speech(
      language: "en-IN",
      availability: try machine([
        "espeak-ng": "echo \"$@\" > \(folder.path)/arguments; cat > \(folder.path)/said"
      ]))
    #expect(speech.speak("Press\n1; [[x]] $HOME", speed: 2))
    #expect(waitUntilReadable(speech.descriptor))
    #expect(speech.finished() == .heard)
    #expect(speech.finished() == nil && speech.descriptor == -1)
    #expect(try folder.read("arguments") == "--stdin -v en-in -s 370\n")
    #expect(try folder.read("said") == "Press 1;   x   $HOME")
  }

  @Test func aKeyStopsItAtOnce() throws {
    let speech = Speech(language: "en-US", availability: try machine(["espeak-ng": "exec sleep 60"]))
    #expect(speech.speak("For plots, press 1."))
    #expect(speech.isSpeaking && speech.finished() == nil)
    speech.stop()
    #expect(!speech.isSpeaking && speech.descriptor == -1)
    #expect(speech.finished() == nil)
  }

  @Test func theNextPromptTakesThePlaceOfTheOneBefore() throws {
    let speech = Speech(
      language: "en-US",
      availability: try machine(["espeak-ng": "read word; case $word in slow) exec sleep 60;; esac"]))
    #expect(speech.speak("slow\u{A0}"))
    #expect(speech.speak("quick"))
    #expect(waitUntilReadable(speech.descriptor))
    #expect(speech.finished() == .heard)
  }

  @Test func aRecordingIsPlayedByWhatIsInstalled() throws {
    let speech = Speech(
      language: "en-US", availability: try machine(["aplay": "echo \"$@\" > \(folder.path)/played"]))
    #expect(speech.play(recording: "-dash.wav"))
    #expect(waitUntilReadable(speech.descriptor))
    #expect(speech.finished() == .heard)
    #expect(try folder.read("played") == "./-dash.wav\n")
    #expect(
      speech.availability.explanation
        == "prompts are not spoken: espeak-ng is not installed (apt install espeak-ng)")
    #expect(!speech.speak("words"))
  }

  @Test func aMachineWithoutSoundSaysSoInOneLine() {
    let availability = SpeechAvailability(programs: ProgramSearch(), hasSound: false)
    let speech = Speech(language: "en-US", availability: availability)
    #expect(!speech.speak("words") && !speech.play(recording: "a.wav") && !speech.isSpeaking)
    #expect(
      availability.explanation == "no sound here: this machine has no sound device, prompts are shown only")
  }

  @Test(arguments: [
    ("exit 3", "sound ended early: status 3"),
    ("kill -9 $$", "sound ended early: signal 9"),
    (
      "echo 'ALSA lib pcm.c: Unknown PCM default' >&2; echo 'error: No such file or directory' >&2",
      "no sound: No such file or directory"
    ),
    (
      "echo 'Error: The specified espeak-ng voice does not exist.' >&2; exit 1",
      "no sound: The specified espeak-ng voice does not exist."
    ),
  ])
  func aFailureIsToldWithItsReason(script: String, line: String) throws {
    let speech = Speech(language: "en-US", availability: try machine(["espeak-ng": script]))
    #expect(speech.speak("words"))
    #expect(waitUntilReadable(speech.descriptor))
    #expect(speech.finished() == .failed(line))
  }

  @Test(arguments: [
    (1.0, 185), (2, 370), (16, 450), (0.1, 80), (0, 80), (Double.nan, 80), (Double.infinity, 450),
  ])
  func speedSetsTheWordsAMinute(speed: Double, words: Int) {
    #expect(Speech.wordsPerMinute(speed: speed) == words)
  }
}
