/// What a key of the screen does.
public enum Command: Sendable, Hashable {
  /// Presses a key of the telephone: `0-9 * #`.
  case press(Character)
  case pause
  case hangUp
  case callAgain
  case chooseCaller
  case faster
  case slower
  case nextPane
  case sayWords
  case scrollUp
  case scrollDown
  case pageUp
  case pageDown
  case scrollToStart
  /// To the newest row; the screen follows the call again.
  case follow
  case search
  case nextMatch
  case previousMatch
  case plainText
  case map
  case demoLook
  case voice
  case conditions
  case resetSample
  /// One action back in time, and forward again.
  case stepBack
  case stepOn
  /// To before what was told last, and to after what is told next.
  case eventBack
  case eventOn
  /// To the start and the end of the line that is shown.
  case toStart
  case toEnd
  /// To the timeline above, and below.
  case lineAbove
  case lineBelow
  /// To the timeline below, and from the last to the first.
  case nextLine
  /// Shows two timelines side by side, or no longer.
  case compare
  /// Begins a what-if where one stands.
  case fork
  /// Makes the what-if the live call, or forgets it.
  case keep
  case drop
  /// Sets breakpoints, and runs to the next one.
  case breakpoint
  case runOn
  /// Edits an attribute, or the answer of the Lambda that runs.
  case edit
  /// Takes a branch by force.
  case force
  /// From the past or a what-if back to the live call.
  case toLive
  /// Shows what is under a row of the map, or no longer; without rows of its own, goes to the row it is under.
  case unfold
  case fold
  /// To where a row of the map leads, and back from there.
  case goThere
  case goBack
  /// Lays over the map how often calls went each way, or no longer.
  case coverage
  /// Saves the call as a scenario.
  case saveTest
  /// To the next screen of the same world, and to the one before: phone, desk, wallboard.
  case nextScreen
  case previousScreen
  /// Accepts the contact that rings; without one, takes contacts again.
  case accept
  case decline
  case hold
  case mute
  case transfer
  /// Calls a third party, or brings caller and third party together.
  case conference
  /// Books, moves or cancels the customer's visit.
  case visit
  /// Shows the contacts of a queue, or no longer.
  case contacts
  /// Chooses the agent's state.
  case agentState
  case help
  /// Closes what is open; never ends the program.
  case close
  case quit
  case quitAtOnce
  case repaint
  case suspend
}
