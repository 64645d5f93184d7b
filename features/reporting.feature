Feature: Reporting
  What is not told of a measurement cannot be compared with another.

  @REP001 @may @W-05
  Rule: Every reading names its method
    The source wants data that can be shared and compared; the form of the hand-in answers the wish as a whole, this
    the part that a reading can fail.
    Its lot and, for a number, its unit stand in every hand-in that is judged: without them it is refused. Its method
    need not, and a reading that was kept without it can be read and not compared.
    Met shows that each reading says by which method it was taken.
    Met does not show that two laboratories mean the same by that method.

    Scenario: REP001
      Then readings name their method

    Example: REP001 by example
      Given these preparations
        | preparation          |
        | all named            |
        | in a unit of its own |
        | one unnamed          |
        | an old reading       |
        | unassayed            |
      And these readings
        | preparation          | quantity               | value | unit         | method       |
        | all named            | particle concentration | 5.0e9 | particles/mL | NTA          |
        | all named            | protein                | 210   | µg/mL        | BCA          |
        | in a unit of its own | biological activity    | 64    | a.u.         | T-cell assay |
        | one unnamed          | particle concentration | 5.0e9 | particles/mL | NTA          |
        | one unnamed          | protein                | 210   | µg/mL        |              |
        | an old reading       | protein                | 210   | µg/mL        | unknown      |
      Then REP001 is
        | all named            | met         |
        | in a unit of its own | met         |
        | one unnamed          | no evidence |
        | an old reading       | no evidence |
        | unassayed            | no evidence |

  @REP002 @may @A-08
  Rule: A record of the experiments is on file
    The source scores how completely an experiment is reported; the score says nothing of the vesicles, so that a
    record is asked for and no number: our reading.
    Met shows that the experiments behind the lot are recorded where others can read them.
    Met does not show that the record is complete.

    Scenario: REP002
      Then EV-TRACK record is on file

    Example: REP002 by example
      Given these documents
        | subject   | kind            | reference | status    | expires_on |
        | filed     | EV-TRACK record | DOC-1     | approved  |            |
        | in force  | EV-TRACK record | DOC-2     | granted   | 2027-01-09 |
        | lapsed    | EV-TRACK record | DOC-3     | approved  | 2025-06-30 |
        | refused   | EV-TRACK record | DOC-4     | refused   |            |
        | withdrawn | EV-TRACK record | DOC-5     | withdrawn |            |
        | a draft   | EV-TRACK record | DOC-6     | draft     |            |
      And these preparations
        | preparation   |
        | filed         |
        | in force      |
        | lapsed        |
        | refused       |
        | withdrawn     |
        | a draft       |
        | nothing filed |
      Then REP002 is
        | filed         | met         |
        | in force      | met         |
        | lapsed        | not met     |
        | refused       | not met     |
        | withdrawn     | not met     |
        | a draft       | no evidence |
        | nothing filed | no evidence |
