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

  @POT003 @should @W-15 @A-17d @A-17e
  Rule: The response of the activity assay to the dose is quantified
    One dose shows that a lot acts; more of them show how its action grows, and whether that comes to an end.
    The number is the Hill slope of the lot's own curve, or the slope of its line where the method's model is one.
    A response that does not change with the dose has no slope, nor has a curve whose doses do not reach both asymptotes.
    Met shows that the activity of this lot changes with its dose, and how steeply.
    Met does not show that the lot is as potent as another.

    Scenario: POT003
      Then dose-response slope or dose-response gradient is quantified

    Example: POT003 by example
      Given these readings
        | preparation | run | at  | at_unit | assay response (a.u.) | dose-response slope (1) | dose-response gradient (a.u.) |
        | curved      | P-1 | 1   | µg/mL   | 0.241; 0.321          |                         |                               |
        | curved      | P-1 | 4   | µg/mL   | 0.524; 0.604          |                         |                               |
        | curved      | P-1 | 16  | µg/mL   | 1.240; 1.320          |                         |                               |
        | curved      | P-1 | 64  | µg/mL   | 1.882; 1.962          |                         |                               |
        | curved      | P-1 | 256 | µg/mL   | 2.101; 2.181          |                         |                               |
        | flat        | P-1 | 1   | µg/mL   | 0.160; 0.240          |                         |                               |
        | flat        | P-1 | 4   | µg/mL   | 0.160; 0.240          |                         |                               |
        | flat        | P-1 | 16  | µg/mL   | 0.161; 0.241          |                         |                               |
        | flat        | P-1 | 64  | µg/mL   | 0.162; 0.242          |                         |                               |
        | flat        | P-1 | 256 | µg/mL   | 0.162; 0.242          |                         |                               |
        | one dose    | P-1 | 16  | µg/mL   | 1.284; 1.301          |                         |                               |
        | in a word   |     |     |         |                       | present                 | present                       |
      Then POT003 is
        | curved    | met         |
        | in a word | not met     |
        | flat      | no evidence |
        | one dose  | no evidence |

  @POT004 @own @A-17d
  Rule: The slope of the dose-response curve is within the limits that the laboratory declared
    No source gives a number; a slope of its own hints at another mechanism or at an assay that has drifted.
    Met shows that the lot's own curve is as steep as its maker promised.
    Met does not show that it runs parallel to a reference's.

    Scenario: POT004
      Then dose-response slope is within the declared limits

    Example: POT004 by example
      Given these limits
        | quantity            | bound    | value | unit |
        | dose-response slope | at least | 0.80  | 1    |
        | dose-response slope | at most  | 1.60  | 1    |
      And these preparations
        | preparation | intended_use |
        | usual       | trial        |
        | on the line | trial        |
        | steep       | trial        |
        | one plate   | trial        |
        | unassayed   | trial        |
      And these methods
        | quantity            | method       | cv_intermediate | df | status    | document |
        | dose-response slope | T-cell assay | 8               | 15 | validated | VAL-31   |
      And these readings
        | preparation | method       | run | at  | at_unit | assay response (a.u.) |
        | usual       | T-cell assay | P-1 | 1   | µg/mL   | 0.241; 0.321          |
        | usual       | T-cell assay | P-1 | 4   | µg/mL   | 0.524; 0.604          |
        | usual       | T-cell assay | P-1 | 16  | µg/mL   | 1.240; 1.320          |
        | usual       | T-cell assay | P-1 | 64  | µg/mL   | 1.882; 1.962          |
        | usual       | T-cell assay | P-1 | 256 | µg/mL   | 2.101; 2.181          |
        | on the line | T-cell assay | P-1 | 1   | µg/mL   | 0.189; 0.269          |
        | on the line | T-cell assay | P-1 | 4   | µg/mL   | 0.397; 0.477          |
        | on the line | T-cell assay | P-1 | 16  | µg/mL   | 1.266; 1.346          |
        | on the line | T-cell assay | P-1 | 64  | µg/mL   | 1.998; 2.078          |
        | on the line | T-cell assay | P-1 | 256 | µg/mL   | 2.141; 2.221          |
        | steep       | T-cell assay | P-1 | 1   | µg/mL   | 0.164; 0.244          |
        | steep       | T-cell assay | P-1 | 4   | µg/mL   | 0.254; 0.334          |
        | steep       | T-cell assay | P-1 | 16  | µg/mL   | 1.319; 1.399          |
        | steep       | T-cell assay | P-1 | 64  | µg/mL   | 2.109; 2.189          |
        | steep       | T-cell assay | P-1 | 256 | µg/mL   | 2.158; 2.238          |
        | one plate   | hand count   | P-2 | 1   | µg/mL   | 0.241; 0.321          |
        | one plate   | hand count   | P-2 | 4   | µg/mL   | 0.524; 0.604          |
        | one plate   | hand count   | P-2 | 16  | µg/mL   | 1.240; 1.320          |
        | one plate   | hand count   | P-2 | 64  | µg/mL   | 1.882; 1.962          |
        | one plate   | hand count   | P-2 | 256 | µg/mL   | 2.101; 2.181          |
      Then POT004 is
        | usual       | met          |
        | on the line | inconclusive |
        | steep       | not met      |
        | one plate   | inconclusive |
        | unassayed   | no evidence  |

  @POT005 @may @W-15 @W-16 @A-23
  Rule: Relative potency is stated only from runs in which lot and reference are similar
    A dose of one preparation can stand for a dose of another only where both curves have one shape.
    Similarity is an equivalence on each shape parameter, run by run; the margins are the laboratory's own.
    A line has its slope alone, so where the method's model is one, the others are not asked.
    A reference is optional in the source, so a lot that names none is not judged.
    Met shows that the curves of every run have one shape within the margins, so that a relative potency may be stated.
    Met does not show how potent the lot is, that the margins are narrow, nor that the reference is a good one.

    Scenario: POT005
      Given preparations that name a reference
      Then slope ratio is equivalent to the reference within the declared margins
      And asymptote range ratio is equivalent to the reference within the declared margins
      And baseline shift is equivalent to the reference within the declared margins

    Example: POT005 by example
      Given these limits
        | quantity              | bound    | value | unit | kind   | declared_on | basis                    |
        | slope ratio           | at least | 0.70  | 1    | margin | 2025-01-10  | reference against itself |
        | slope ratio           | at most  | 1.40  | 1    | margin | 2025-01-10  | reference against itself |
        | asymptote range ratio | at least | 0.85  | 1    | margin | 2025-01-10  | reference against itself |
        | asymptote range ratio | at most  | 1.15  | 1    | margin | 2025-01-10  | reference against itself |
        | baseline shift        | at least | -0.10 | 1    | margin | 2025-01-10  | reference against itself |
        | baseline shift        | at most  | 0.10  | 1    | margin | 2025-01-10  | reference against itself |
      And these preparations
        | preparation  | role      | reference |
        | known lot    | reference |           |
        | alike        | product   | known lot |
        | on the line  | product   | known lot |
        | steeper      | product   | known lot |
        | unsure       | product   | known lot |
        | parallel     | product   | known lot |
        | leaning line | product   | known lot |
        | steeper line | product   | known lot |
        | another run  | product   | known lot |
        | on its own   | product   |           |
      And these runs
        | run | date       |
        | P-1 | 2025-06-02 |
        | P-2 | 2025-06-04 |
        | P-3 | 2025-06-06 |
        | P-4 | 2025-06-09 |
      And these methods
        | quantity       | method   | model                   |
        | assay response | cell kit | four-parameter logistic |
        | assay response | line kit | parallel line           |
      And these readings
        | preparation  | method   | run | at  | at_unit | assay response (a.u.) |
        | known lot    | cell kit | P-1 | 1   | µg/mL   | 0.241; 0.321          |
        | known lot    | cell kit | P-1 | 4   | µg/mL   | 0.524; 0.604          |
        | known lot    | cell kit | P-1 | 16  | µg/mL   | 1.240; 1.320          |
        | known lot    | cell kit | P-1 | 64  | µg/mL   | 1.882; 1.962          |
        | known lot    | cell kit | P-1 | 256 | µg/mL   | 2.101; 2.181          |
        | known lot    | cell kit | P-2 | 1   | µg/mL   | 0.241; 0.321          |
        | known lot    | cell kit | P-2 | 4   | µg/mL   | 0.524; 0.604          |
        | known lot    | cell kit | P-2 | 16  | µg/mL   | 1.240; 1.320          |
        | known lot    | cell kit | P-2 | 64  | µg/mL   | 1.882; 1.962          |
        | known lot    | cell kit | P-2 | 256 | µg/mL   | 2.101; 2.181          |
        | alike        | cell kit | P-1 | 1   | µg/mL   | 0.260; 0.340          |
        | alike        | cell kit | P-1 | 4   | µg/mL   | 0.594; 0.674          |
        | alike        | cell kit | P-1 | 16  | µg/mL   | 1.347; 1.427          |
        | alike        | cell kit | P-1 | 64  | µg/mL   | 1.930; 2.010          |
        | alike        | cell kit | P-1 | 256 | µg/mL   | 2.112; 2.192          |
        | on the line  | cell kit | P-1 | 1   | µg/mL   | 0.241; 0.321          |
        | on the line  | cell kit | P-1 | 4   | µg/mL   | 0.524; 0.604          |
        | on the line  | cell kit | P-1 | 16  | µg/mL   | 1.240; 1.320          |
        | on the line  | cell kit | P-1 | 64  | µg/mL   | 1.882; 1.962          |
        | on the line  | cell kit | P-1 | 256 | µg/mL   | 2.101; 2.181          |
        | on the line  | cell kit | P-2 | 1   | µg/mL   | 0.387; 0.467          |
        | on the line  | cell kit | P-2 | 4   | µg/mL   | 0.610; 0.690          |
        | on the line  | cell kit | P-2 | 16  | µg/mL   | 1.638; 1.718          |
        | on the line  | cell kit | P-2 | 64  | µg/mL   | 2.494; 2.574          |
        | on the line  | cell kit | P-2 | 256 | µg/mL   | 2.643; 2.723          |
        | unsure       | cell kit | P-1 | 1   | µg/mL   | 0.232; 0.312          |
        | unsure       | cell kit | P-1 | 4   | µg/mL   | 0.538; 0.618          |
        | unsure       | cell kit | P-1 | 16  | µg/mL   | 1.342; 1.422          |
        | unsure       | cell kit | P-1 | 64  | µg/mL   | 1.948; 2.028          |
        | unsure       | cell kit | P-1 | 256 | µg/mL   | 2.107; 2.187          |
        | steeper      | cell kit | P-1 | 1   | µg/mL   | 0.162; 0.242          |
        | steeper      | cell kit | P-1 | 4   | µg/mL   | 0.231; 0.311          |
        | steeper      | cell kit | P-1 | 16  | µg/mL   | 1.334; 1.414          |
        | steeper      | cell kit | P-1 | 64  | µg/mL   | 2.124; 2.204          |
        | steeper      | cell kit | P-1 | 256 | µg/mL   | 2.159; 2.239          |
        | another run  | cell kit | P-3 | 16  | µg/mL   | 1.284; 1.301          |
        | on its own   | cell kit | P-1 | 16  | µg/mL   | 1.284; 1.301          |
        | known lot    | line kit | P-4 | 1   | µg/mL   | 0.260; 0.340          |
        | known lot    | line kit | P-4 | 4   | µg/mL   | 0.676; 0.756          |
        | known lot    | line kit | P-4 | 16  | µg/mL   | 1.092; 1.172          |
        | known lot    | line kit | P-4 | 64  | µg/mL   | 1.508; 1.588          |
        | known lot    | line kit | P-4 | 256 | µg/mL   | 1.924; 2.004          |
        | parallel     | line kit | P-4 | 1   | µg/mL   | 0.380; 0.460          |
        | parallel     | line kit | P-4 | 4   | µg/mL   | 0.796; 0.876          |
        | parallel     | line kit | P-4 | 16  | µg/mL   | 1.212; 1.292          |
        | parallel     | line kit | P-4 | 64  | µg/mL   | 1.628; 1.708          |
        | parallel     | line kit | P-4 | 256 | µg/mL   | 2.044; 2.124          |
        | steeper line | line kit | P-4 | 1   | µg/mL   | 0.260; 0.340          |
        | steeper line | line kit | P-4 | 4   | µg/mL   | 1.092; 1.172          |
        | steeper line | line kit | P-4 | 16  | µg/mL   | 1.924; 2.004          |
        | steeper line | line kit | P-4 | 64  | µg/mL   | 2.755; 2.835          |
        | steeper line | line kit | P-4 | 256 | µg/mL   | 3.587; 3.667          |
        | leaning line | line kit | P-4 | 1   | µg/mL   | 0.260; 0.340          |
        | leaning line | line kit | P-4 | 4   | µg/mL   | 0.828; 0.908          |
        | leaning line | line kit | P-4 | 16  | µg/mL   | 1.397; 1.477          |
        | leaning line | line kit | P-4 | 64  | µg/mL   | 1.965; 2.045          |
        | leaning line | line kit | P-4 | 256 | µg/mL   | 2.534; 2.614          |
      Then POT005 is
        | alike        | met            |
        | on the line  | inconclusive   |
        | unsure       | inconclusive   |
        | steeper      | not met        |
        | parallel     | met            |
        | leaning line | inconclusive   |
        | steeper line | not met        |
        | another run  | no evidence    |
        | on its own   | not applicable |

  @POT006 @own @W-15 @A-17e
  Rule: Relative potency is within the limits that the laboratory declared
    No source gives a number. One plate knows its own scatter and not that between days, so it decides nothing unless
    the method's precision between runs is declared. A lot that was not similar in another valid run, and a potency that
    is reported without the responses it came from, meet no limit: runs and numbers could be chosen.
    Met shows that the potency of this lot, beside its reference, keeps its maker's promise.
    Met does not show that the promise is the right one, nor what the lot does in a person.

    Scenario: POT006
      Then relative potency is within the declared limits

    Example: POT006 by example
      Given these limits
        | quantity              | bound    | value | unit | kind    | declared_on | basis                    |
        | slope ratio           | at least | 0.70  | 1    | margin  | 2025-01-10  | reference against itself |
        | slope ratio           | at most  | 1.40  | 1    | margin  | 2025-01-10  | reference against itself |
        | asymptote range ratio | at least | 0.85  | 1    | margin  | 2025-01-10  | reference against itself |
        | asymptote range ratio | at most  | 1.15  | 1    | margin  | 2025-01-10  | reference against itself |
        | baseline shift        | at least | -0.10 | 1    | margin  | 2025-01-10  | reference against itself |
        | baseline shift        | at most  | 0.10  | 1    | margin  | 2025-01-10  | reference against itself |
        | relative potency      | at least | 0.70  | 1    | release | 2025-01-10  | lots active in the model |
        | relative potency      | at most  | 1.40  | 1    | release | 2025-01-10  | lots active in the model |
      And these methods
        | quantity         | method       | cv_intermediate | df | status    | document |
        | relative potency | T-cell assay | 8               | 15 | validated | VAL-31   |
      And these preparations
        | preparation   | role      | reference |
        | known lot     | reference |           |
        | strong        | product   | known lot |
        | on the line   | product   | known lot |
        | weak          | product   | known lot |
        | one plate     | product   | known lot |
        | another shape | product   | known lot |
        | chosen run    | product   | known lot |
        | reported      | product   | known lot |
      And these runs
        | run | date       |
        | P-1 | 2025-06-02 |
        | P-2 | 2025-06-04 |
        | P-3 | 2025-06-06 |
      And these readings
        | preparation   | method       | run | at  | at_unit | assay response (a.u.) | relative potency (1) |
        | known lot     | T-cell assay | P-1 | 1   | µg/mL   | 0.241; 0.321          |                      |
        | known lot     | T-cell assay | P-1 | 4   | µg/mL   | 0.524; 0.604          |                      |
        | known lot     | T-cell assay | P-1 | 16  | µg/mL   | 1.240; 1.320          |                      |
        | known lot     | T-cell assay | P-1 | 64  | µg/mL   | 1.882; 1.962          |                      |
        | known lot     | T-cell assay | P-1 | 256 | µg/mL   | 2.101; 2.181          |                      |
        | strong        | T-cell assay | P-1 | 1   | µg/mL   | 0.250; 0.330          |                      |
        | strong        | T-cell assay | P-1 | 4   | µg/mL   | 0.559; 0.639          |                      |
        | strong        | T-cell assay | P-1 | 16  | µg/mL   | 1.296; 1.376          |                      |
        | strong        | T-cell assay | P-1 | 64  | µg/mL   | 1.908; 1.988          |                      |
        | strong        | T-cell assay | P-1 | 256 | µg/mL   | 2.107; 2.187          |                      |
        | on the line   | T-cell assay | P-1 | 1   | µg/mL   | 0.279; 0.359          |                      |
        | on the line   | T-cell assay | P-1 | 4   | µg/mL   | 0.660; 0.740          |                      |
        | on the line   | T-cell assay | P-1 | 16  | µg/mL   | 1.435; 1.515          |                      |
        | on the line   | T-cell assay | P-1 | 64  | µg/mL   | 1.965; 2.045          |                      |
        | on the line   | T-cell assay | P-1 | 256 | µg/mL   | 2.120; 2.200          |                      |
        | weak          | T-cell assay | P-1 | 1   | µg/mL   | 0.192; 0.272          |                      |
        | weak          | T-cell assay | P-1 | 4   | µg/mL   | 0.317; 0.397          |                      |
        | weak          | T-cell assay | P-1 | 16  | µg/mL   | 0.781; 0.861          |                      |
        | weak          | T-cell assay | P-1 | 64  | µg/mL   | 1.568; 1.648          |                      |
        | weak          | T-cell assay | P-1 | 256 | µg/mL   | 2.012; 2.092          |                      |
        | another shape | T-cell assay | P-1 | 1   | µg/mL   | 0.162; 0.242          |                      |
        | another shape | T-cell assay | P-1 | 4   | µg/mL   | 0.231; 0.311          |                      |
        | another shape | T-cell assay | P-1 | 16  | µg/mL   | 1.334; 1.414          |                      |
        | another shape | T-cell assay | P-1 | 64  | µg/mL   | 2.124; 2.204          |                      |
        | another shape | T-cell assay | P-1 | 256 | µg/mL   | 2.159; 2.239          |                      |
        | known lot     | hand count   | P-2 | 1   | µg/mL   | 0.241; 0.321          |                      |
        | known lot     | hand count   | P-2 | 4   | µg/mL   | 0.524; 0.604          |                      |
        | known lot     | hand count   | P-2 | 16  | µg/mL   | 1.240; 1.320          |                      |
        | known lot     | hand count   | P-2 | 64  | µg/mL   | 1.882; 1.962          |                      |
        | known lot     | hand count   | P-2 | 256 | µg/mL   | 2.101; 2.181          |                      |
        | one plate     | hand count   | P-2 | 1   | µg/mL   | 0.250; 0.330          |                      |
        | one plate     | hand count   | P-2 | 4   | µg/mL   | 0.559; 0.639          |                      |
        | one plate     | hand count   | P-2 | 16  | µg/mL   | 1.296; 1.376          |                      |
        | one plate     | hand count   | P-2 | 64  | µg/mL   | 1.908; 1.988          |                      |
        | one plate     | hand count   | P-2 | 256 | µg/mL   | 2.107; 2.187          |                      |
        | chosen run    | T-cell assay | P-1 | 1   | µg/mL   | 0.250; 0.330          |                      |
        | chosen run    | T-cell assay | P-1 | 4   | µg/mL   | 0.559; 0.639          |                      |
        | chosen run    | T-cell assay | P-1 | 16  | µg/mL   | 1.296; 1.376          |                      |
        | chosen run    | T-cell assay | P-1 | 64  | µg/mL   | 1.908; 1.988          |                      |
        | chosen run    | T-cell assay | P-1 | 256 | µg/mL   | 2.107; 2.187          |                      |
        | known lot     | T-cell assay | P-3 | 1   | µg/mL   | 0.241; 0.321          |                      |
        | known lot     | T-cell assay | P-3 | 4   | µg/mL   | 0.524; 0.604          |                      |
        | known lot     | T-cell assay | P-3 | 16  | µg/mL   | 1.240; 1.320          |                      |
        | known lot     | T-cell assay | P-3 | 64  | µg/mL   | 1.882; 1.962          |                      |
        | known lot     | T-cell assay | P-3 | 256 | µg/mL   | 2.101; 2.181          |                      |
        | chosen run    | T-cell assay | P-3 | 1   | µg/mL   | 0.162; 0.242          |                      |
        | chosen run    | T-cell assay | P-3 | 4   | µg/mL   | 0.231; 0.311          |                      |
        | chosen run    | T-cell assay | P-3 | 16  | µg/mL   | 1.334; 1.414          |                      |
        | chosen run    | T-cell assay | P-3 | 64  | µg/mL   | 2.124; 2.204          |                      |
        | chosen run    | T-cell assay | P-3 | 256 | µg/mL   | 2.159; 2.239          |                      |
        | reported      | T-cell assay | P-1 |     |         |                       | 1.02                 |
        | reported      | T-cell assay | P-2 |     |         |                       | 0.99                 |
        | reported      | T-cell assay | P-3 |     |         |                       | 1.01                 |
      Then POT006 is
        | strong        | met          |
        | on the line   | inconclusive |
        | weak          | not met      |
        | one plate     | inconclusive |
        | another shape | no evidence  |
        | chosen run    | inconclusive |
        | reported      | inconclusive |
