Feature: Assays
  A number is worth what the assay is worth that gave it.

  @ASY001 @may @W-03 @A-22
  Rule: Biological activity comes from a qualified or validated method
    The first source names missing quality-assurance assays as a cause of disagreement; the second says what a validation covers.
    Met shows that the method's status is documented.
    Met does not show that the method measures what matters.

    Scenario: ASY001
      Given preparations whose intended use is trial, compassionate use or treatment
      Then biological activity comes from a qualified or validated method

    Example: ASY001 by example
      Given these methods
        | quantity            | method        | status      | document |
        | biological activity | T-cell assay  | qualified   | QUA-4    |
        | biological activity | scratch assay | exploratory |          |
        | biological activity | tube assay    |             |          |
      And these preparations
        | preparation     | intended use |
        | qualified       | trial        |
        | exploratory     | trial        |
        | status unstated | trial        |
        | method unnamed  | trial        |
        | unassayed       | trial        |
        | for the bench   | research     |
      And these readings
        | preparation     | method        | biological activity (a.u.) |
        | qualified       | T-cell assay  | 64                         |
        | exploratory     | scratch assay | 64                         |
        | status unstated | tube assay    | 64                         |
        | method unnamed  |               | 64                         |
        | for the bench   | scratch assay | 64                         |
      Then ASY001 is
        | qualified       | met            |
        | exploratory     | not met        |
        | status unstated | no evidence    |
        | method unnamed  | no evidence    |
        | unassayed       | no evidence    |
        | for the bench   | not applicable |

  @ASY002 @may @W-05
  Rule: Particle concentrations name their method
    Results are shared and compared only where each says how it was measured.
    Met shows that the method of the count is named.
    Met does not show that two counts by it agree.

    Scenario: ASY002
      Then particle concentration names its method

    Example: ASY002 by example
      Given these preparations
        | preparation    |
        | named          |
        | method unnamed |
        | unassayed      |
      And these readings
        | preparation    | method | particle concentration (particles/mL) |
        | named          | NTA    | 5.0e9                                 |
        | method unnamed |        | 5.0e9                                 |
      Then ASY002 is
        | named          | met         |
        | method unnamed | no evidence |
        | unassayed      | no evidence |

  @ASY005 @may @W-03 @A-22
  Rule: The validation status of every assay is known
    Any status will do, exploratory too: what is asked here is that a reader can tell which it is.
    Met shows that each reading names a method whose status is listed.
    Met does not show that any of the methods is validated.

    Scenario: ASY005
      Then readings name their validation status

    Example: ASY005 by example
      Given these methods
        | quantity               | method      | status      | document |
        | particle concentration | NTA         | qualified   | QUA-1    |
        | protein                | BCA         | exploratory |          |
        | protein                | absorbance  |             |          |
      And these preparations
        | preparation       |
        | every one         |
        | one unstated      |
        | one not listed    |
        | one method blank  |
        | unassayed         |
      And these readings
        | preparation      | method     | particle concentration (particles/mL) | protein (µg/mL) |
        | every one        | NTA        | 5.0e9                                 |                 |
        | every one        | BCA        |                                       | 210             |
        | one unstated     | NTA        | 5.0e9                                 |                 |
        | one unstated     | absorbance |                                       | 210             |
        | one not listed   | NTA        | 5.0e9                                 |                 |
        | one not listed   | NTA        |                                       | 210             |
        | one method blank | NTA        | 5.0e9                                 |                 |
        | one method blank |            |                                       | 210             |
      Then ASY005 is
        | every one        | met         |
        | one unstated     | no evidence |
        | one not listed   | no evidence |
        | one method blank | no evidence |
        | unassayed        | no evidence |
