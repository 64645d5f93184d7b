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
        | preparation     | run | at  | at_unit | assay response (a.u.) | dose-response slope (1) | dose-response gradient (a.u.) |
        | curved          | P-1 | 1   | µg/mL   | 0.241; 0.321          |                         |                               |
        | curved          | P-1 | 4   | µg/mL   | 0.524; 0.604          |                         |                               |
        | curved          | P-1 | 16  | µg/mL   | 1.240; 1.320          |                         |                               |
        | curved          | P-1 | 64  | µg/mL   | 1.882; 1.962          |                         |                               |
        | curved          | P-1 | 256 | µg/mL   | 2.101; 2.181          |                         |                               |
        | flat            | P-1 | 1   | µg/mL   | 0.160; 0.240          |                         |                               |
        | flat            | P-1 | 4   | µg/mL   | 0.160; 0.240          |                         |                               |
        | flat            | P-1 | 16  | µg/mL   | 0.161; 0.241          |                         |                               |
        | flat            | P-1 | 64  | µg/mL   | 0.162; 0.242          |                         |                               |
        | flat            | P-1 | 256 | µg/mL   | 0.162; 0.242          |                         |                               |
        | one dose        | P-1 | 16  | µg/mL   | 1.284; 1.301          |                         |                               |
        | a straight line |     |     |         |                       |                         | 0.42                          |
        | in a word       |     |     |         |                       | present                 | present                       |
      Then POT003 is
        | curved          | met         |
        | a straight line | met         |
        | in a word       | not met     |
        | flat            | no evidence |
        | one dose        | no evidence |

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
        | reaching up  | product   | known lot |
        | lifted       | product   | known lot |
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
        | reaching up  | cell kit | P-1 | 1   | µg/mL   | 0.269; 0.349          |
        | reaching up  | cell kit | P-1 | 4   | µg/mL   | 0.651; 0.731          |
        | reaching up  | cell kit | P-1 | 16  | µg/mL   | 1.618; 1.698          |
        | reaching up  | cell kit | P-1 | 64  | µg/mL   | 2.485; 2.565          |
        | reaching up  | cell kit | P-1 | 256 | µg/mL   | 2.780; 2.860          |
        | lifted       | cell kit | P-1 | 1   | µg/mL   | 0.641; 0.721          |
        | lifted       | cell kit | P-1 | 4   | µg/mL   | 0.924; 1.004          |
        | lifted       | cell kit | P-1 | 16  | µg/mL   | 1.640; 1.720          |
        | lifted       | cell kit | P-1 | 64  | µg/mL   | 2.282; 2.362          |
        | lifted       | cell kit | P-1 | 256 | µg/mL   | 2.501; 2.581          |
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
        | reaching up  | not met        |
        | lifted       | not met        |
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

  @POT007 @should @B-12 @W-15 @A-14
  Rule: The potency of lots for people is measured on the lot itself
    Level from a lay summary. The third source shows why: of preparations made by one procedure only some were active.
    A report on the process, or on another lot, does not answer.
    Met shows that this lot was put to an assay of its activity.
    Met does not show that it is active enough, or in a patient.

    Scenario: POT007
      Given preparations whose intended use is trial, compassionate use or treatment
      Then biological activity or relative potency is quantified

    Example: POT007 by example
      Given these documents
        | subject | kind           | reference | status   |
        | P-07    | potency report | POT-7     | approved |
        | *       | potency report | POT-8     | approved |
      And these preparations
        | preparation             | intended use      | process | biological activity (a.u.) | relative potency (1) |
        | by activity             | trial             | P-07    | 64; 66; 65                 |                      |
        | beside a reference      | treatment         | P-07    |                            | 1.02                 |
        | compassionate           | compassionate use | P-07    | 64                         |                      |
        | in words                | trial             | P-07    | present                    | present              |
        | a report of the process | trial             | P-07    |                            |                      |
        | use unstated            |                   | P-07    | 64                         |                      |
        | for the bench           | research          | P-07    |                            |                      |
      Then POT007 is
        | by activity             | met            |
        | beside a reference      | met            |
        | compassionate           | met            |
        | in words                | not met        |
        | a report of the process | no evidence    |
        | use unstated            | no evidence    |
        | for the bench           | not applicable |

  @POT008 @own @A-14 @W-15
  Rule: Biological activity is within the limits that the laboratory declared
    No source gives a number; the laboratory declares how active a lot has to be, in its own assay.
    Met shows that the lot keeps its maker's promise.
    Met does not show that the assay shows what matters in a patient.

    Scenario: POT008
      Then biological activity is within the declared limits

    Example: POT008 by example
      Given these limits
        | quantity            | bound    | value | unit |
        | biological activity | at least | 50    | a.u. |
      And these preparations
        | preparation | biological activity (a.u.) |
        | active      | 64; 66; 65                 |
        | on the line | 50; 51; 49                 |
        | idle        | 22; 24; 23                 |
        | once        | 64                         |
        | unassayed   |                            |
      Then POT008 is
        | active      | met          |
        | on the line | inconclusive |
        | idle        | not met      |
        | once        | inconclusive |
        | unassayed   | no evidence  |

    Example: POT008 by example, no limit declared
      Given these preparations
        | preparation  | intended use | biological activity (a.u.) |
        | for a trial  | trial        | 64; 66; 65                 |
        | for research | research     | 64; 66; 65                 |
        | use unstated |              | 64; 66; 65                 |
      Then POT008 is
        | for a trial  | no evidence    |
        | for research | not applicable |
        | use unstated | no evidence    |

  @POT009 @may @B-09 @B-17
  Rule: Where an effect on immunity is claimed, both of its arms are shown
    Level from a lay summary. The vesicles do not necessarily suppress immunity, they modulate it, it says: inhibition
    alone is not the claim.
    The laboratory names the cytokines of both arms. That cytokines show the arms, the cell-free control beside them, and
    asking lots for people alone, is our reading.
    Met shows that each named pro-inflammatory cytokine is lower, and each regulatory one higher, than with the cell-free control.
    Met does not show that a patient's immunity is modulated.

    Scenario: POT009
      Given preparations whose intended use is trial, compassionate use or treatment
      And preparations whose immune mechanism is yes
      Then every pro-inflammatory cytokine is lower than the control's
      And every regulatory cytokine is higher than the control's

    Example: POT009 by example
      Given these panels
        | panel                     | member |
        | pro-inflammatory cytokine | TNF-α  |
        | regulatory cytokine       | IL-10  |
      And these preparations
        | preparation          | role    | control | immune mechanism | intended use      |
        | mock                 | control |         |                  |                   |
        | both arms            | product | mock    | yes              | trial             |
        | treated              | product | mock    | yes              | treatment         |
        | compassionate        | product | mock    | yes              | compassionate use |
        | inhibition alone     | product | mock    | yes              | trial             |
        | regulation alone     | product | mock    | yes              | trial             |
        | on the line          | product | mock    | yes              | trial             |
        | on the other line    | product | mock    | yes              | trial             |
        | one arm unmeasured   | product | mock    | yes              | trial             |
        | other arm unmeasured | product | mock    | yes              | trial             |
        | claim unstated       | product | mock    |                  | trial             |
        | use unstated         | product | mock    | yes              |                   |
        | no such claim        | product | mock    | no               | trial             |
        | for the bench        | product | mock    | yes              | research          |
      And these readings
        | preparation          | run | cytokine concentration of TNF-α (pg/mL) | cytokine concentration of IL-10 (pg/mL) |
        | mock                 | R-1 | 400                                     | 150                                     |
        | mock                 | R-2 | 416                                     | 146                                     |
        | mock                 | R-3 | 388                                     | 154                                     |
        | both arms            | R-1 | 210                                     | 390                                     |
        | both arms            | R-2 | 216                                     | 382                                     |
        | both arms            | R-3 | 206                                     | 406                                     |
        | treated              | R-1 | 210                                     | 390                                     |
        | treated              | R-2 | 216                                     | 382                                     |
        | treated              | R-3 | 206                                     | 406                                     |
        | compassionate        | R-1 | 210                                     | 390                                     |
        | compassionate        | R-2 | 216                                     | 382                                     |
        | compassionate        | R-3 | 206                                     | 406                                     |
        | inhibition alone     | R-1 | 210                                     | 95                                      |
        | inhibition alone     | R-2 | 216                                     | 93                                      |
        | inhibition alone     | R-3 | 206                                     | 99                                      |
        | regulation alone     | R-1 | 480                                     | 390                                     |
        | regulation alone     | R-2 | 494                                     | 382                                     |
        | regulation alone     | R-3 | 470                                     | 406                                     |
        | on the line          | R-1 | 400                                     | 390                                     |
        | on the line          | R-2 | 416                                     | 382                                     |
        | on the line          | R-3 | 388                                     | 406                                     |
        | on the other line    | R-1 | 210                                     | 150                                     |
        | on the other line    | R-2 | 216                                     | 146                                     |
        | on the other line    | R-3 | 206                                     | 154                                     |
        | one arm unmeasured   | R-1 | 210                                     |                                         |
        | one arm unmeasured   | R-2 | 216                                     |                                         |
        | one arm unmeasured   | R-3 | 206                                     |                                         |
        | other arm unmeasured | R-1 |                                         | 390                                     |
        | other arm unmeasured | R-2 |                                         | 382                                     |
        | other arm unmeasured | R-3 |                                         | 406                                     |
        | claim unstated       | R-1 | 210                                     | 390                                     |
        | claim unstated       | R-2 | 216                                     | 382                                     |
        | claim unstated       | R-3 | 206                                     | 406                                     |
        | use unstated         | R-1 | 210                                     | 390                                     |
        | use unstated         | R-2 | 216                                     | 382                                     |
        | use unstated         | R-3 | 206                                     | 406                                     |
        | no such claim        | R-1 | 480                                     | 95                                      |
        | no such claim        | R-2 | 494                                     | 93                                      |
        | no such claim        | R-3 | 470                                     | 99                                      |
        | for the bench        | R-1 | 480                                     | 95                                      |
        | for the bench        | R-2 | 494                                     | 93                                      |
        | for the bench        | R-3 | 470                                     | 99                                      |
      Then POT009 is
        | both arms            | met            |
        | treated              | met            |
        | compassionate        | met            |
        | inhibition alone     | not met        |
        | regulation alone     | not met        |
        | on the line          | inconclusive   |
        | on the other line    | inconclusive   |
        | one arm unmeasured   | no evidence    |
        | other arm unmeasured | no evidence    |
        | claim unstated       | no evidence    |
        | use unstated         | no evidence    |
        | no such claim        | not applicable |
        | for the bench        | not applicable |

    Example: POT009 by example, several cytokines of an arm
      Given these panels
        | panel                     | member |
        | pro-inflammatory cytokine | TNF-α  |
        | pro-inflammatory cytokine | IFN-γ  |
        | regulatory cytokine       | IL-10  |
      And these preparations
        | preparation         | role    | control | immune mechanism | intended use |
        | mock                | control |         |                  |              |
        | all of them         | product | mock    | yes              | trial        |
        | one of an arm rises | product | mock    | yes              | trial        |
        | one unmeasured      | product | mock    | yes              | trial        |
      And these readings
        | preparation         | run | cytokine concentration of TNF-α (pg/mL) | cytokine concentration of IFN-γ (pg/mL) | cytokine concentration of IL-10 (pg/mL) |
        | mock                | R-1 | 400                                     | 300                                     | 150                                     |
        | mock                | R-2 | 416                                     | 308                                     | 146                                     |
        | mock                | R-3 | 388                                     | 294                                     | 154                                     |
        | all of them         | R-1 | 210                                     | 120                                     | 390                                     |
        | all of them         | R-2 | 216                                     | 123                                     | 382                                     |
        | all of them         | R-3 | 206                                     | 118                                     | 406                                     |
        | one of an arm rises | R-1 | 210                                     | 450                                     | 390                                     |
        | one of an arm rises | R-2 | 216                                     | 461                                     | 382                                     |
        | one of an arm rises | R-3 | 206                                     | 442                                     | 406                                     |
        | one unmeasured      | R-1 | 210                                     |                                         | 390                                     |
        | one unmeasured      | R-2 | 216                                     |                                         | 382                                     |
        | one unmeasured      | R-3 | 206                                     |                                         | 406                                     |
      Then POT009 is
        | all of them         | met         |
        | one of an arm rises | not met     |
        | one unmeasured      | no evidence |

    Example: POT009 by example, no cytokines named
      Given these preparations
        | preparation | role    | control | immune mechanism | intended use |
        | mock        | control |         |                  |              |
        | of no panel | product | mock    | yes              | trial        |
      And these readings
        | preparation | run | cytokine concentration of TNF-α (pg/mL) |
        | mock        | R-1 | 400                                     |
        | mock        | R-2 | 416                                     |
        | mock        | R-3 | 388                                     |
        | of no panel | R-1 | 210                                     |
        | of no panel | R-2 | 216                                     |
        | of no panel | R-3 | 206                                     |
      Then POT009 is
        | of no panel | no evidence |
