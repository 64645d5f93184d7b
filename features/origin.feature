Feature: Origin
  What a vesicle carries of its parent cell tells where it comes from.

  @ORI001 @should @W-06 @W-10 @A-17u
  Rule: The ratio of MSC to non-MSC surface antigens is quantified
    The first source asks for a number on cellular origin; a lay summary says that the number is this ratio. The third has
    identity among its release tests; that this ratio shows it is our reading.
    The laboratory names the antigens of both panels; a ratio of antigens that nobody named does not answer.
    Met shows that the ratio of the named antigens was measured on the vesicles.
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
        | beside a zero | 820                           | 410                            | 0                             |                                  |
        | unassayed     |                               |                                |                               |                                  |
      Then ORI001 is
        | by antigen    | met         |
        | as a ratio    | met         |
        | in a word     | not met     |
        | no comparator | no evidence |
        | beside a zero | no evidence |
        | unassayed     | no evidence |

    Example: ORI001 by example, no panel named
      Given these preparations
        | preparation | antigen signal of CD73 (a.u.) | antigen signal of CD45 (a.u.) | MSC to non-MSC antigen ratio (1) |
        | by antigen  | 820; 790; 845                 | 12; 14; 11                    |                                  |
        | as a ratio  |                               |                               | 51; 48; 53                       |
        | in a word   |                               |                               | present                          |
      Then ORI001 is
        | by antigen | no evidence |
        | as a ratio | no evidence |
        | in a word  | no evidence |

    Example: ORI001 by example, MSC antigens alone named
      Given these panels
        | panel       | member |
        | MSC antigen | CD73   |
      And these preparations
        | preparation | MSC to non-MSC antigen ratio (1) |
        | as a ratio  | 51; 48; 53                       |
      Then ORI001 is
        | as a ratio | no evidence |

    Example: ORI001 by example, non-MSC antigens alone named
      Given these panels
        | panel           | member |
        | non-MSC antigen | CD45   |
      And these preparations
        | preparation | MSC to non-MSC antigen ratio (1) |
        | as a ratio  | 51; 48; 53                       |
      Then ORI001 is
        | as a ratio | no evidence |

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
    A ratio of antigens that nobody named is judged against none.
    Met shows that the lot keeps its maker's promise.
    Met does not show that the promise is the right one.

    Scenario: ORI003
      Then MSC to non-MSC antigen ratio is within the declared limits

    Example: ORI003 by example
      Given these limits
        | quantity                     | bound    | value | unit |
        | MSC to non-MSC antigen ratio | at least | 20    | 1    |
      And these panels
        | panel           | member |
        | MSC antigen     | CD73   |
        | non-MSC antigen | CD45   |
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

    Example: ORI003 by example, no panel named
      Given these limits
        | quantity                     | bound    | value | unit |
        | MSC to non-MSC antigen ratio | at least | 20    | 1    |
      And these preparations
        | preparation | MSC to non-MSC antigen ratio (1) |
        | mostly MSC  | 51; 48; 53                       |
        | mixed       | 4.1; 3.8; 4.4                    |
      Then ORI003 is
        | mostly MSC | no evidence |
        | mixed      | no evidence |

    Example: ORI003 by example, a non-MSC antigen that is not there
      Given these limits
        | quantity                     | bound    | value | unit |
        | MSC to non-MSC antigen ratio | at least | 20    | 1    |
      And these panels
        | panel           | member |
        | MSC antigen     | CD73   |
        | non-MSC antigen | CD45   |
      And these methods
        | quantity          | method | lod | unit |
        | antigen signal of | beads  | 12  | a.u. |
      And these readings
        | preparation     | method | antigen signal of CD73 (a.u.) | antigen signal of CD45 (a.u.) |
        | high beside it  | beads  | 820; 790; 845                 | <12                           |
        | low beside it   | beads  | 120; 118; 123                 | <12                           |
        | below the limit | beads  | 820; 790; 845                 | 3; 4; 3                       |
        | neither seen    | beads  | <12                           | <12                           |
      Then ORI003 is
        | high beside it  | met          |
        | low beside it   | inconclusive |
        | below the limit | met          |
        | neither seen    | no evidence  |

  @ORI004 @may @A-12b
  Rule: Every non-MSC antigen of the declared panel is not detected on the vesicles
    The panel names what the declared medium could bring along: blood cells, platelets or bovine serum.
    Not to see an antigen means something only in a run that saw it elsewhere, so the run names its positive control: our
    reading.
    Met shows that no antigen of the panel was seen, in runs that saw it in a control.
    Met does not show that less than the assay can see is not there.

    Scenario: ORI004
      Then every non-MSC antigen is not detected
      And every non-MSC antigen names its positive control

    Example: ORI004 by example
      Given these panels
        | panel           | member |
        | non-MSC antigen | CD11b  |
        | non-MSC antigen | CD45   |
      And these runs
        | run          | positive control   |
        | with control | leucocyte vesicles |
        | without      |                    |
      And these preparations
        | preparation   |
        | none seen     |
        | one seen      |
        | one unassayed |
        | no control    |
        | run unnamed   |
      And these readings
        | preparation   | run          | antigen signal of CD11b (a.u.) | antigen signal of CD45 (a.u.) |
        | none seen     | with control | absent                         | ND                            |
        | one seen      | with control | absent                         | present                       |
        | one unassayed | with control | absent                         |                               |
        | no control    | without      | absent                         | ND                            |
        | run unnamed   |              | absent                         | ND                            |
      Then ORI004 is
        | none seen     | met         |
        | one seen      | not met     |
        | one unassayed | no evidence |
        | no control    | no evidence |
        | run unnamed   | no evidence |

  @ORI005 @may @pair:ORI006 @W-10
  Rule: CD73, CD90 and CD105 are detected on the vesicles
    Level from a lay summary. The panel of 2019 is known from it; it names the three antigens and not that each has to
    be there: asking for all of them is our reading.
    A later study did not find CD90 on every product. A lot without it is not met here, which is no sign that its vesicles
    come from other cells; ORI006 asks for the antigens that this study found on every product.
    Met shows that the three antigens were seen on the vesicles.
    Met does not show that a lot without CD90 is no product of MSCs.

    Scenario: ORI005
      Then antigen signal of CD73 is detected
      And antigen signal of CD90 is detected
      And antigen signal of CD105 is detected

    Example: ORI005 by example
      Given these readings
        | preparation           | antigen signal of CD73 (a.u.) | antigen signal of CD90 (a.u.) | antigen signal of CD105 (a.u.) | antigen signal of CD44 (a.u.) |
        | all three             | present                       | present                       | present                        |                               |
        | CD73 lacking          | absent                        | present                       | present                        |                               |
        | CD73 unassayed        |                               | present                       | present                        |                               |
        | CD90 lacking          | present                       | absent                        | present                        |                               |
        | CD90 unassayed        | present                       |                               | present                        |                               |
        | CD105 lacking         | present                       | present                       | absent                         |                               |
        | CD105 unassayed       | present                       | present                       |                                |                               |
        | as in the later study | present                       | absent                        | present                        | present                       |
      Then ORI005 is
        | all three             | met         |
        | CD73 lacking          | not met     |
        | CD73 unassayed        | no evidence |
        | CD90 lacking          | not met     |
        | CD90 unassayed        | no evidence |
        | CD105 lacking         | not met     |
        | CD105 unassayed       | no evidence |
        | as in the later study | not met     |

  @ORI006 @may @pair:ORI005 @A-12a
  Rule: CD44, CD73 and CD105 are detected on the vesicles
    The antigens that were positive on all products of one study in five laboratories: a finding, and no requirement
    of its authors that we have seen.
    ORI005 is the panel of 2019.
    Met shows that the three antigens were seen on the vesicles.
    Met does not show that they come from MSCs: other cells carry them too.

    Scenario: ORI006
      Then antigen signal of CD44 is detected
      And antigen signal of CD73 is detected
      And antigen signal of CD105 is detected

    Example: ORI006 by example
      Given these readings
        | preparation     | antigen signal of CD44 (a.u.) | antigen signal of CD73 (a.u.) | antigen signal of CD105 (a.u.) | antigen signal of CD90 (a.u.) |
        | all three       | present                       | present                       | present                        |                               |
        | CD44 lacking    | absent                        | present                       | present                        |                               |
        | CD44 unassayed  |                               | present                       | present                        |                               |
        | CD73 lacking    | present                       | absent                        | present                        |                               |
        | CD73 unassayed  | present                       |                               | present                        |                               |
        | CD105 lacking   | present                       | present                       | absent                         |                               |
        | CD105 unassayed | present                       | present                       |                                |                               |
        | without CD90    | present                       | present                       | present                        | absent                        |
      Then ORI006 is
        | all three       | met         |
        | CD44 lacking    | not met     |
        | CD44 unassayed  | no evidence |
        | CD73 lacking    | not met     |
        | CD73 unassayed  | no evidence |
        | CD105 lacking   | not met     |
        | CD105 unassayed | no evidence |
        | without CD90    | met         |

  @ORI007 @may @A-12b
  Rule: CD11b, CD45 and CD197 are not detected on the vesicles
    The antigens that were negative on all products of one study in five laboratories; the list of 2019 was not seen,
    and has no rule.
    Not to see an antigen means something only in a run that saw it elsewhere, so the run names its positive control: our
    reading.
    Met shows that none of the three antigens was seen, in runs that saw them in a control.
    Met does not show that vesicles of platelets or of a bovine serum are lacking: these antigens are of leucocytes.

    Scenario: ORI007
      Then antigen signal of CD11b is not detected
      And antigen signal of CD45 is not detected
      And antigen signal of CD197 is not detected
      And antigen signal of CD11b names its positive control
      And antigen signal of CD45 names its positive control
      And antigen signal of CD197 names its positive control

    Example: ORI007 by example
      Given these runs
        | run          | positive control   |
        | with control | leucocyte vesicles |
        | without      |                    |
        | of none      | none               |
      And these readings
        | preparation     | run          | antigen signal of CD11b (a.u.) | antigen signal of CD45 (a.u.) | antigen signal of CD197 (a.u.) |
        | none seen       | with control | absent                         | absent                        | absent                         |
        | CD11b seen      | with control | present                        | absent                        | absent                         |
        | CD11b unassayed | with control |                                | absent                        | absent                         |
        | CD45 seen       | with control | absent                         | present                       | absent                         |
        | CD45 unassayed  | with control | absent                         |                               | absent                         |
        | CD197 seen      | with control | absent                         | absent                        | present                        |
        | CD197 unassayed | with control | absent                         | absent                        |                                |
        | no control      | without      | absent                         | absent                        | absent                         |
        | control of none | of none      | absent                         | absent                        | absent                         |
      Then ORI007 is
        | none seen       | met         |
        | CD11b seen      | not met     |
        | CD11b unassayed | no evidence |
        | CD45 seen       | not met     |
        | CD45 unassayed  | no evidence |
        | CD197 seen      | not met     |
        | CD197 unassayed | no evidence |
        | no control      | no evidence |
        | control of none | no evidence |

    Example: ORI007 by example, one antigen in a run without control
      Given these runs
        | run          | positive control   |
        | with control | leucocyte vesicles |
        | without      |                    |
      And these readings
        | preparation | quantity          | analyte | value  | unit | run          |
        | CD11b alone | antigen signal of | CD11b   | absent | a.u. | without      |
        | CD11b alone | antigen signal of | CD45    | absent | a.u. | with control |
        | CD11b alone | antigen signal of | CD197   | absent | a.u. | with control |
        | CD45 alone  | antigen signal of | CD11b   | absent | a.u. | with control |
        | CD45 alone  | antigen signal of | CD45    | absent | a.u. | without      |
        | CD45 alone  | antigen signal of | CD197   | absent | a.u. | with control |
        | CD197 alone | antigen signal of | CD11b   | absent | a.u. | with control |
        | CD197 alone | antigen signal of | CD45    | absent | a.u. | with control |
        | CD197 alone | antigen signal of | CD197   | absent | a.u. | without      |
      Then ORI007 is
        | CD11b alone | no evidence |
        | CD45 alone  | no evidence |
        | CD197 alone | no evidence |

  @ORI008 @may @A-05d
  Rule: The contaminant that the medium could bring along is quantified
    The source asks for the contaminants that are to be expected; which they are depends on what was added to the
    medium.
    Vesicles of platelets come with platelet lysate, bovine ones with fetal bovine serum, those of leucocytes with
    human serum. Which antigen stands for which is knowledge of the field and of no source cited here. That a number is
    due, where the source takes presence or absence, is our reading.
    Met shows that an antigen of the plausible contaminant was measured.
    Met does not show that little of it is there, nor that the declared panel is complete.

    Scenario: ORI008: platelet lysate
      Given preparations whose supplement is human platelet lysate or human platelet lysate depleted of vesicles
      Then antigen signal of CD41b or CD42a or CD62P is quantified

    Scenario: ORI008: bovine serum
      Given preparations whose supplement is fetal bovine serum or fetal bovine serum depleted of vesicles
      Then antigen signal of bovine CD9 or bovine CD81 is quantified

    Scenario: ORI008: human serum
      Given preparations whose supplement is human serum
      Then antigen signal of CD45 is quantified

    Example: ORI008 by example
      Given these preparations
        | preparation               | supplement                                 | antigen signal of CD41b (a.u.) | antigen signal of CD42a (a.u.) | antigen signal of CD62P (a.u.) | antigen signal of bovine CD9 (a.u.) | antigen signal of bovine CD81 (a.u.) | antigen signal of CD45 (a.u.) |
        | CD41b                     | human platelet lysate                      | 14; 12; 13                     |                                |                                |                                     |                                      |                               |
        | CD42a                     | human platelet lysate depleted of vesicles |                                | <12                            |                                |                                     |                                      |                               |
        | CD62P                     | human platelet lysate                      |                                |                                | 14                             |                                     |                                      |                               |
        | leucocytes only           | human platelet lysate                      |                                |                                |                                |                                     |                                      | 6; 7; 6                       |
        | in a word                 | human platelet lysate                      | present                        | absent                         | absent                         |                                     |                                      |                               |
        | depleted, unassayed       | human platelet lysate depleted of vesicles |                                |                                |                                |                                     |                                      |                               |
        | bovine CD9                | fetal bovine serum                         |                                |                                |                                | 8; 9; 8                             |                                      |                               |
        | bovine CD81               | fetal bovine serum depleted of vesicles    |                                |                                |                                |                                     | <12                                  |                               |
        | human antigens only       | fetal bovine serum                         | 14                             |                                |                                |                                     |                                      | 6                             |
        | serum depleted, unassayed | fetal bovine serum depleted of vesicles    |                                |                                |                                |                                     |                                      |                               |
        | leucocytes                | human serum                                |                                |                                |                                |                                     |                                      | 6; 7; 6                       |
        | leucocytes in a word      | human serum                                |                                |                                |                                |                                     |                                      | absent                        |
        | serum, unassayed          | human serum                                |                                |                                |                                |                                     |                                      |                               |
        | nothing added             | none                                       |                                |                                |                                |                                     |                                      |                               |
        | unstated                  |                                            | 14                             |                                |                                | 8                                   |                                      | 6                             |
      Then ORI008 is
        | CD41b                     | met            |
        | CD42a                     | met            |
        | CD62P                     | met            |
        | leucocytes only           | no evidence    |
        | in a word                 | not met        |
        | depleted, unassayed       | no evidence    |
        | bovine CD9                | met            |
        | bovine CD81               | met            |
        | human antigens only       | no evidence    |
        | serum depleted, unassayed | no evidence    |
        | leucocytes                | met            |
        | leucocytes in a word      | not met        |
        | serum, unassayed          | no evidence    |
        | nothing added             | not applicable |
        | unstated                  | no evidence    |
