Feature: Origin
  What a vesicle carries of its parent cell tells where it comes from.

  @ORI001 @should @W-06 @W-10
  Rule: The ratio of MSC to non-MSC surface antigens is quantified
    The first source asks for a number on cellular origin; a lay summary says that the number is this ratio.
    Met shows that the ratio was measured on the vesicles.
    Met does not show that the ratio is high.

    Scenario: ORI001
      Then MSC to non-MSC antigen ratio is quantified

    Example: ORI001 by example
      Given these panels
        | panel           | member |
        | MSC antigen     | CD73   |
        | MSC antigen     | CD105  |
        | non-MSC antigen | CD45   |
      And these preparations
        | preparation   | antigen signal of CD73 (a.u.) | antigen signal of CD105 (a.u.) | antigen signal of CD45 (a.u.) | MSC to non-MSC antigen ratio (1) |
        | by antigen    | 820; 790; 845                 | 410; 395; 430                  | 12; 14; 11                    |                                  |
        | as a ratio    |                               |                                |                               | 51; 48; 53                       |
        | in a word     |                               |                                |                               | present                          |
        | no comparator | 820; 790; 845                 | 410; 395; 430                  |                               |                                  |
        | unassayed     |                               |                                |                               |                                  |
      Then ORI001 is
        | by antigen    | met         |
        | as a ratio    | met         |
        | in a word     | not met     |
        | no comparator | no evidence |
        | unassayed     | no evidence |

  @ORI002 @may @W-10 @A-12a
  Rule: Every MSC antigen of the declared panel is detected on the vesicles
    The panel is the laboratory's own: a lay summary of the first source names CD90, which the second did not find on every product.
    Met shows that each antigen of the panel was seen.
    Met does not show that every vesicle carries one.

    Scenario: ORI002
      Then every MSC antigen is detected

    Example: ORI002 by example
      Given these panels
        | panel       | member |
        | MSC antigen | CD44   |
        | MSC antigen | CD73   |
        | MSC antigen | CD105  |
      And these methods
        | quantity          | method | lod | unit |
        | antigen signal of | beads  | 20  | a.u. |
      And these readings
        | preparation     | method | antigen signal of CD44 (a.u.) | antigen signal of CD73 (a.u.) | antigen signal of CD105 (a.u.) |
        | all seen        | beads  | present                       | positive                      | present                        |
        | above the limit | beads  | 35                            | present                       | present                        |
        | at the limit    | beads  | 20                            | present                       | present                        |
        | below the limit | beads  | 7                             | present                       | present                        |
        | one lacking     | beads  | present                       | present                       | absent                         |
        | limit unknown   | blot   | 35                            | present                       | present                        |
        | one unassayed   | beads  | present                       | present                       |                                |
      Then ORI002 is
        | all seen        | met         |
        | above the limit | met         |
        | at the limit    | met         |
        | below the limit | not met     |
        | one lacking     | not met     |
        | limit unknown   | no evidence |
        | one unassayed   | no evidence |

  @ORI003 @own @W-10
  Rule: The ratio of MSC to non-MSC antigens is within the limits that the laboratory declared
    No source gives a number; ratios compare only within one method, so the limit is the laboratory's own.
    Met shows that the lot keeps its maker's promise.
    Met does not show that the promise is the right one.

    Scenario: ORI003
      Then MSC to non-MSC antigen ratio is within the declared limits

    Example: ORI003 by example
      Given these limits
        | quantity                     | bound    | value | unit |
        | MSC to non-MSC antigen ratio | at least | 20    | 1    |
      And these preparations
        | preparation | MSC to non-MSC antigen ratio (1) |
        | mostly MSC  | 51; 48; 53                       |
        | on the line | 20; 21; 19                       |
        | mixed       | 4.1; 3.8; 4.4                    |
        | once        | 51                               |
        | unassayed   |                                  |
      Then ORI003 is
        | mostly MSC  | met          |
        | on the line | inconclusive |
        | mixed       | not met      |
        | once        | inconclusive |
        | unassayed   | no evidence  |

  @ORI004 @may @A-12b
  Rule: Every non-MSC antigen of the declared panel is not detected on the vesicles
    The panel names what the declared medium could bring along: blood cells, platelets or bovine serum.
    Met shows that no antigen of the panel was seen.
    Met does not show that the assay would have seen one without a positive control in the same run.

    Scenario: ORI004
      Then every non-MSC antigen is not detected

    Example: ORI004 by example
      Given these panels
        | panel           | member |
        | non-MSC antigen | CD11b  |
        | non-MSC antigen | CD45   |
      And these preparations
        | preparation   | antigen signal of CD11b (a.u.) | antigen signal of CD45 (a.u.) |
        | none seen     | absent                         | ND                            |
        | one seen      | absent                         | present                       |
        | one unassayed | absent                         |                               |
      Then ORI004 is
        | none seen     | met         |
        | one seen      | not met     |
        | one unassayed | no evidence |
