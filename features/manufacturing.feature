Feature: Manufacturing
  What is made by another process is another thing until it is shown to be the same.

  @MAN001 @should @A-17m
  Rule: Activity and integrity after a change of the process are comparable to those before it
    The source asks for comparability and gives no margin; the laboratory declares its own, by the day of the runs.
    Which quantities are compared, activity and integrity, is our choice; so is asking it only of lots for people.
    Met shows that the lot stands beside one of the earlier process, in the same runs, within the margins.
    Met does not show that what was not compared is the same as before.

    Scenario: MAN001
      Given preparations whose process change is yes
      And preparations whose intended use is trial, compassionate use or treatment
      Then biological activity is equivalent to the predecessor within the declared margins
      And intact vesicles are equivalent to the predecessor within the declared margins

    Example: MAN001 by example
      Given these limits
        | quantity            | bound    | value | unit | kind   | declared on | basis             |
        | biological activity | at least | 0.70  | 1    | margin | 2025-01-10  | ten earlier lots  |
        | biological activity | at most  | 1.40  | 1    | margin | 2025-01-10  | ten earlier lots  |
        | intact vesicles     | at least | 0.90  | 1    | margin | 2025-01-10  | ten earlier lots  |
        | intact vesicles     | at most  | 1.10  | 1    | margin | 2025-01-10  | ten earlier lots  |
      And these methods
        | quantity            | method        | cv_intermediate | df | status    | document |
        | biological activity | T-cell assay  | 8               | 20 | validated | VAL-9    |
        | intact vesicles     | dye retention | 1               | 20 | validated | VAL-8    |
      And these preparations
        | preparation   | process change | predecessor | intended use |
        | as it was     | no             |             | trial        |
        | alike         | yes            | as it was   | trial        |
        | on the line   | yes            | as it was   | trial        |
        | weaker        | yes            | as it was   | trial        |
        | another run   | yes            | as it was   | trial        |
        | beside none   | yes            |             | trial        |
        | unstated      |                | as it was   | trial        |
        | for the bench | yes            |             | research     |
      And these readings
        | preparation | method        | run | measured on | biological activity (a.u.) | intact vesicles (%) |
        | as it was   | T-cell assay  | R-1 | 2025-03-04  | 66.0                       |                     |
        | alike       | T-cell assay  | R-1 | 2025-03-04  | 64.3                       |                     |
        | on the line | T-cell assay  | R-1 | 2025-03-04  | 46.2                       |                     |
        | weaker      | T-cell assay  | R-1 | 2025-03-04  | 33.1                       |                     |
        | another run | T-cell assay  | R-2 | 2025-03-06  | 64.3                       |                     |
        | as it was   | dye retention | D-1 | 2025-03-04  |                            | 90                  |
        | alike       | dye retention | D-1 | 2025-03-04  |                            | 91                  |
        | on the line | dye retention | D-1 | 2025-03-04  |                            | 81                  |
        | weaker      | dye retention | D-1 | 2025-03-04  |                            | 91                  |
        | another run | dye retention | D-1 | 2025-03-04  |                            | 91                  |
      Then MAN001 is
        | as it was     | not applicable |
        | alike         | met            |
        | on the line   | inconclusive   |
        | weaker        | not met        |
        | another run   | no evidence    |
        | beside none   | no evidence    |
        | unstated      | no evidence    |
        | for the bench | not applicable |
