Feature: Potency
  What a lot does is measured on that lot, in an assay of the laboratory's choice.

  @POT001 @should @W-15
  Rule: Biological activity is quantified
    Level from a lay summary, which names the metric and no assay.
    Met shows that the activity of this lot was measured.
    Met does not show that the activity is the one that helps a person.

    Scenario: POT001
      Then biological activity is quantified

    Example: POT001 by example
      Given these preparations
        | preparation | biological activity (a.u.) |
        | measured    | 64; 70; 61                 |
        | in a word   | present                    |
        | unassayed   |                            |
      Then POT001 is
        | measured  | met         |
        | in a word | not met     |
        | unassayed | no evidence |

  @POT002 @should @A-17a
  Rule: Biological activity is higher than that of the cell-free control
    Medium and process bring activity of their own, which a mock preparation shows.
    That the lot is to exceed its mock is our reading: the source asks for the mock.
    Met shows that activity comes with the cells.
    Met does not show that the vesicles carry it.

    Scenario: POT002
      Then biological activity is higher than the control's

    Example: POT002 by example
      Given these methods
        | quantity            | method       | cv_intermediate | df | status    | document |
        | biological activity | T-cell assay | 10              | 20 | validated | VAL-9    |
      And these preparations
        | preparation    | role    | control |
        | mock           | control |         |
        | active         | product | mock    |
        | like the mock  | product | mock    |
        | below the mock | product | mock    |
        | one hand count | product | mock    |
        | another run    | product | mock    |
        | no control     | product |         |
      And these readings
        | preparation    | method       | run | biological activity (a.u.) |
        | mock           | T-cell assay | R-1 | 10.2                       |
        | mock           | hand count   | R-1 | 10.2                       |
        | active         | T-cell assay | R-1 | 64.1                       |
        | like the mock  | T-cell assay | R-1 | 10.2                       |
        | below the mock | T-cell assay | R-1 | 2.1                        |
        | one hand count | hand count   | R-1 | 64.1                       |
        | another run    | T-cell assay | R-2 | 64.1                       |
        | no control     | T-cell assay | R-1 | 64.1                       |
      Then POT002 is
        | active         | met          |
        | like the mock  | inconclusive |
        | below the mock | not met      |
        | one hand count | inconclusive |
        | another run    | no evidence  |
        | no control     | no evidence  |
