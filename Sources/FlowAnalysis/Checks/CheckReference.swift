/// What `docs/checks.md` says: every rule with why it matters, how it is mended, and an example of each kind.
public enum CheckReference {
  /// The whole page.
  public static var markdown: String {
    let rules = CheckCatalog.all.map { $0.description }
    return introduction(rules)
      + CheckFamily.allCases.map { family in
        let rules = rules.filter { $0.family == family }
        return "\n## \(family.rawValue)\n" + rules.map(page).joined()
      }.joined()
  }

  private static func introduction(_ rules: [CheckDescription]) -> String {
    """
    # Every rule of check

    `touchtone check PATH…` reads flows and says what is wrong with them, by these \(rules.count) rules. An error is refused by
    the service or fails in a call; a warning is most likely a mistake; a note is worth a look. `touchtone explain RULE`
    tells the same in the terminal, and tells of every other name in brackets: those of `center.json`, prompts, bots, stores
    and commands.

    What has one cause is one finding, at the first place of it; `also:` names the others and their lines (`also` in JSON,
    `relatedLocations` in SARIF).

    A rule is switched off by `"ignore"` in the nearest `.touchtone.json`, of the folder or of one above it, as in
    `{ "check": { "ignore": ["long-prompt"] } }`; for one flow by `"touchtone-ignore": ["long-prompt"]` in its `Metadata`;
    for one action by the same key in its entry of `ActionMetadata`. A finding about several actions is told until each of
    them switches it off.

    `--fix` mends what needs no person to decide, and touches no other byte. An old export, and a flow in the answer of an
    API (`aws connect describe-contact-flow`), it leaves as they are.

    This page is made from the code: `RECORD_SNAPSHOTS=1 make test` writes it anew. A test runs every example: the first
    is found by its rule and by no other, the second by none.

    """
  }

  private static func page(_ rule: CheckDescription) -> String {
    """

    ### `\(rule.name)`

    \(rule.severity.rawValue): \(rule.summary).

    - why: \(rule.why)
    - fix: \(rule.fix)\(rule.isFixable ? "; `check --fix` does it" : "")

    finds something:

    ```text
    \(rule.bad.text)
    ```

    finds nothing:

    ```text
    \(rule.good.text)
    ```

    """
  }
}
