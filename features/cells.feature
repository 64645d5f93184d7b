Feature: Cells
  Vesicles are made by cells: which cells they were decides what the vesicles can be.

  @CEL001 @should @A-01b
  Rule: The parent cells carry the antigens of mesenchymal stromal cells
    The limit was written for cells and says nothing of vesicles.
    Values are rounded to the digits of the limit before they are compared, the house's reading of a limit in whole
    per cent: 94.5 counts as 95.
    CEL001 to CEL004 together are the ISCT criteria of 2006.
    Met shows that nearly all parent cells carried the three antigens.
    Met does not show that the vesicles carry them.

    Scenario Outline: CEL001
      Then cells positive for <antigen> are at least 95 %

      Examples:
        | antigen |
        | CD73    |
        | CD90    |
        | CD105   |

    Example: CEL001 by example
      Given these preparations
        | preparation        | cells positive for CD73 (%) | cells positive for CD90 (%) | cells positive for CD105 (%) |
        | all three          | 99.1                        | 98.7                        | 97.5                         |
        | on the line        | 95                          | 98.7                        | 97.5                         |
        | rounds to the line | 94.6                        | 98.7                        | 97.5                         |
        | one too low        | 99.1                        | 98.7                        | 88.0                         |
        | CD73 too low       | 88.0                        | 98.7                        | 97.5                         |
        | lower bound only   | 99.1                        | >90                         | 97.5                         |
        | one unassayed      | 99.1                        | 98.7                        |                              |
        | in a word          | 99.1                        | 98.7                        | present                      |
        | rounds below it    | 94.4                        | 98.7                        | 97.5                         |
      Then CEL001 is
        | all three          | met          |
        | on the line        | met          |
        | rounds to the line | met          |
        | one too low        | not met      |
        | CD73 too low       | not met      |
        | lower bound only   | inconclusive |
        | one unassayed      | no evidence  |
        | in a word          | no evidence  |
        | rounds below it    | not met      |

  @CEL002 @should @A-01c
  Rule: The parent cells lack the antigens of blood cells and HLA-DR
    Two pairs of antigens stand for one another in the source, so either member of a pair answers; where both were
    measured, both count.
    Values are rounded to the digits of the limit before they are compared, the house's reading of a limit in whole
    per cent: 2.4 counts as 2.
    Met shows that few parent cells carried an antigen of blood cells.
    Met does not show that the vesicles are free of vesicles of blood.

    Scenario Outline: CEL002
      Then cells positive for <antigen> are at most 2 %

      Examples:
        | antigen       |
        | CD45          |
        | CD34          |
        | CD14 or CD11b |
        | CD79α or CD19 |
        | HLA-DR        |

    Example: CEL002 by example
      Given these preparations
        | preparation      | cells positive for CD45 (%) | cells positive for CD34 (%) | cells positive for CD14 (%) | cells positive for CD11b (%) | cells positive for CD19 (%) | cells positive for HLA-DR (%) |
        | all lacking      | 0.4                         | 0.2                         | 0.5                         |                              | 0.1                         | 0.9                           |
        | the other member | 0.4                         | 0.2                         |                             | 0.6                          | 0.1                         | 0.9                           |
        | on the line      | 2.0                         | 0.2                         | 0.5                         |                              | 0.1                         | 0.9                           |
        | one too high     | 0.4                         | 0.2                         | 0.5                         |                              | 0.1                         | 11.3                          |
        | upper bound only | <10                         | 0.2                         | 0.5                         |                              | 0.1                         | 0.9                           |
        | neither member   | 0.4                         | 0.2                         |                             |                              | 0.1                         | 0.9                           |
        | hidden CD11b     | 0.4                         | 0.2                         | 0.5                         | 30                           | 0.1                         | 0.9                           |
        | both members     | 0.4                         | 0.2                         | 0.5                         | 0.7                          | 0.1                         | 0.9                           |
        | a word beside it | 0.4                         | 0.2                         | 0.5                         | present                      | 0.1                         | 0.9                           |
      Then CEL002 is
        | all lacking      | met          |
        | the other member | met          |
        | on the line      | met          |
        | one too high     | not met      |
        | upper bound only | inconclusive |
        | neither member   | no evidence  |
        | hidden CD11b     | not met      |
        | both members     | met          |
        | a word beside it | no evidence  |

    Example: CEL002 by example, in the digits of the limit
      Given these preparations
        | preparation       | cells positive for CD45 (%) | cells positive for CD34 (%) | cells positive for CD14 (%) | cells positive for CD79α (%) | cells positive for CD19 (%) | cells positive for HLA-DR (%) |
        | all round to it   | 2.4                         | 2.4                         | 2.4                         | 2.4                          |                             | 2.4                           |
        | CD34 rounds above | 0.4                         | 2.5                         | 0.5                         | 0.1                          |                             | 0.9                           |
        | B cells above     | 0.4                         | 0.2                         | 0.5                         | 2.5                          | 3.1                         | 0.9                           |
        | CD19 hidden       | 0.4                         | 0.2                         | 0.5                         | 0.1                          | 3.1                         | 0.9                           |
      Then CEL002 is
        | all round to it   | met     |
        | CD34 rounds above | not met |
        | B cells above     | not met |
        | CD19 hidden       | not met |

  @CEL003 @should @A-01d
  Rule: The parent cells differentiate into bone, fat and cartilage
    The source asks for the three fates in vitro and gives no degree.
    Met shows that the three fates were seen in culture.
    Met does not show that the cells would take them in a body.

    Scenario: CEL003
      Then differentiation into bone is detected
      And differentiation into fat is detected
      And differentiation into cartilage is detected

    Example: CEL003 by example
      Given these preparations
        | preparation   | differentiation into bone (1) | differentiation into fat (1) | differentiation into cartilage (1) |
        | three fates   | present                       | positive                     | present                            |
        | two fates     | present                       | present                      | absent                             |
        | no bone       | absent                        | present                      | present                            |
        | one unassayed | present                       |                              | present                            |
      Then CEL003 is
        | three fates   | met         |
        | two fates     | not met     |
        | no bone       | not met     |
        | one unassayed | no evidence |

  @CEL004 @should @A-01a
  Rule: The parent cells adhere to plastic
    Cells that were grown in suspension or immortalised are not asked to: our reading, the source knows no exception.
    Met shows that the cells adhered under standard culture.
    Met does not show what share of them did.

    Scenario: CEL004
      Given preparations whose culture is not suspension
      And preparations whose immortalised is not yes
      Then plastic adherence is detected

    Example: CEL004 by example
      Given these preparations
        | preparation          | culture        | immortalised | plastic adherence (1) |
        | in flasks            | adherent flask | no           | present               |
        | floating in flasks   | adherent flask | no           | absent                |
        | never looked at      | adherent flask | no           |                       |
        | in suspension        | suspension     | no           | absent                |
        | an immortal line     | adherent flask | yes          |                       |
        | culture not recorded |                | no           | present               |
      Then CEL004 is
        | in flasks            | met            |
        | floating in flasks   | not met        |
        | never looked at      | no evidence    |
        | in suspension        | not applicable |
        | an immortal line     | not applicable |
        | culture not recorded | no evidence    |

  @CEL005 @may @W-01 @B-10 @A-17v
  Rule: The tissue and the donor or cell line of the parent cells are recorded
    Cells of different tissues and donors differ in function, so a value belongs to its source.
    What the second source says is known from a lay summary; the third regards the variability between donors.
    Met shows that the origin of the cells can be named.
    Met does not show that the origin is a good one.

    Scenario: CEL005
      Then tissue is recorded
      And donor or cell line is recorded

    Example: CEL005 by example
      Given these preparations
        | preparation    | tissue         | donor | cell line |
        | from a donor   | umbilical cord | D-17  |           |
        | from a bank    | bone marrow    |       | MCB-3     |
        | source unnamed | bone marrow    |       |           |
        | tissue unknown | unknown        | D-17  |           |
      Then CEL005 is
        | from a donor   | met         |
        | from a bank    | met         |
        | source unnamed | no evidence |
        | tissue unknown | no evidence |

  @CEL006 @must @A-05a
  Rule: The amount of source material is recorded
    A yield, or a value for each unit of source, needs the volume, number of cells or mass that the lot was made from.
    Met shows that an amount is written down.
    Met does not show that the amount was measured well.

    Scenario: CEL006
      Then source amount is recorded

    Example: CEL006 by example
      Given these preparations
        | preparation | source amount |
        | by volume   | 2 L           |
        | by cells    | 4e8 cells     |
        | unrecorded  |               |
      Then CEL006 is
        | by volume  | met         |
        | by cells   | met         |
        | unrecorded | no evidence |

  @CEL007 @may @A-02a
  Rule: Self-renewal or progenitor function is documented where the parent cells are called stem cells
    The source keeps "stem" and "stromal" apart: stem asks for self-renewal or progenitor function that was shown.
    That a document shows it, and that lots which call their cells stromal are not asked, is our reading.
    Met shows that a document on one of the two is approved and in force, for these cells or this lot.
    Met does not show that the cells renew themselves, or give rise to others, in a person.

    Scenario: CEL007
      Given preparations whose cell term is stem
      Then stem cell evidence is on file for the donor or cell line

    Example: CEL007 by example
      Given these documents
        | subject   | kind               | reference | status    |
        | shown     | stem cell evidence | CFU-4 v1  | approved  |
        | retracted | stem cell evidence | CFU-2 v1  | withdrawn |
        | a draft   | stem cell evidence | CFU-5 v0  | draft     |
        | D-4       | stem cell evidence | CFU-6 v1  | approved  |
        | drops     | stem cell evidence | CFU-7 v1  | approved  |
      And these preparations
        | preparation    | cell term | donor | product |
        | shown          | stem      |       |         |
        | retracted      | stem      |       |         |
        | a draft        | stem      |       |         |
        | not shown      | stem      |       |         |
        | term blank     |           |       |         |
        | stromal        | stromal   |       |         |
        | of its donor   | stem      | D-4   |         |
        | of the product | stem      | D-5   | drops   |
      Then CEL007 is
        | shown          | met            |
        | retracted      | not met        |
        | a draft        | no evidence    |
        | not shown      | no evidence    |
        | term blank     | no evidence    |
        | stromal        | not applicable |
        | of its donor   | met            |
        | of the product | no evidence    |

  @CEL008 @may @W-01 @A-17f
  Rule: The passage of the cells and the medium and supplement of the collection are recorded
    How the cells were prepared is one of the differences that the first source names; which three fields tell it is our choice.
    The second source avoids reagents of animal origin; the supplement tells whether serum was there. "None" is an answer.
    Met shows that the three are written down.
    Met does not show that no other reagent touched the cells.

    Scenario: CEL008
      Then passage is recorded
      And medium is recorded
      And supplement is recorded

    Example: CEL008 by example
      Given these preparations
        | preparation        | passage | medium | supplement            |
        | without supplement | 4       | DMEM   | none                  |
        | with lysate        | 5       | DMEM   | human platelet lysate |
        | no passage         |         | DMEM   | none                  |
        | no medium          | 4       |        | none                  |
        | serum status blank | 4       | DMEM   |                       |
        | serum unknown      | 4       | DMEM   | unknown               |
      Then CEL008 is
        | without supplement | met         |
        | with lysate        | met         |
        | no passage         | no evidence |
        | no medium          | no evidence |
        | serum status blank | no evidence |
        | serum unknown      | no evidence |

  @CEL009 @should @A-17g
  Rule: The viability of the producer cells is quantified
    Dying cells shed fragments that pass for vesicles; the source wants viability controlled and gives no number.
    That it is measured when the vesicles are harvested is our reading.
    Met shows that the share of living producer cells was measured.
    Met does not show that the share is high.

    Scenario: CEL009
      Then producer-cell viability is quantified

    Example: CEL009 by example
      Given these preparations
        | preparation | producer-cell viability (%) |
        | counted     | 96; 95; 97                  |
        | once        | 96                          |
        | a bound     | >95                         |
        | in a word   | present                     |
        | uncounted   |                             |
      Then CEL009 is
        | counted   | met         |
        | once      | met         |
        | a bound   | met         |
        | in a word | not met     |
        | uncounted | no evidence |

  @CEL010 @own @A-17g
  Rule: The viability of the producer cells is within the limits that the laboratory declared
    The source wants viability controlled and gives no number; a control takes a limit, which is the laboratory's own.
    Met shows that as many producer cells lived as the laboratory had promised.
    Met does not show that what died left nothing in the lot.

    Scenario: CEL010
      Then producer-cell viability is within the declared limits

    Example: CEL010 by example
      Given these limits
        | quantity                | bound    | value | unit |
        | producer-cell viability | at least | 90    | %    |
      And these preparations
        | preparation | producer-cell viability (%) |
        | living      | 96; 95; 97                  |
        | on the line | 89; 91; 90                  |
        | dying       | 71; 74; 70                  |
        | once        | 96                          |
        | uncounted   |                             |
      Then CEL010 is
        | living      | met          |
        | on the line | inconclusive |
        | dying       | not met      |
        | once        | inconclusive |
        | uncounted   | no evidence  |

    Example: CEL010 by example, no limit declared
      Given these preparations
        | preparation   | intended use | producer-cell viability (%) |
        | for people    | trial        | 96; 95; 97                  |
        | for the bench | research     | 96; 95; 97                  |
      Then CEL010 is
        | for people    | no evidence    |
        | for the bench | not applicable |

  @CEL011 @should @A-17h
  Rule: The eligibility of the donor, infection screen included, is documented for lots for people
    The source speaks of donors; the document may stand under the donor's code or under the cell line or bank that came of one.
    One for a product or for all speaks for no donor. It is one document for both, and what is asked for is its approval,
    never a result or a name. That it held when the lot was produced, and asking lots for people alone, are our reading.
    Met shows that an approved statement of eligibility was in force when the lot was produced.
    Met does not show that the donor carried no infection: a screen finds what it looks for.

    Scenario: CEL011
      Given preparations whose intended use is trial, compassionate use or treatment
      Then donor eligibility is on file for the donor or cell line at production

    Example: CEL011 by example
      Given these documents
        | subject | kind              | reference | status   | issued_on  | expires_on |
        | D-17    | donor eligibility | ELI-17 v1 | approved | 2024-02-01 |            |
        | MCB-3   | donor eligibility | ELI-3 v2  | approved | 2024-02-01 | 2030-12-31 |
        | D-18    | donor eligibility | ELI-18 v1 | refused  | 2024-02-01 |            |
        | D-19    | donor eligibility | ELI-19 v1 | approved | 2024-02-01 | 2025-03-31 |
        | D-20    | donor eligibility | ELI-20 v0 | draft    | 2024-02-01 |            |
        | D-22    | donor eligibility | ELI-22 v1 | approved | 2024-02-01 | 2025-06-30 |
        | D-23    | donor eligibility | ELI-23 v1 | approved | 2025-04-02 |            |
        | D-24    | donor eligibility | ELI-24 v1 | approved |            |            |
        | drops   | donor eligibility | ELI-25 v1 | approved | 2024-02-01 |            |
        | *       | donor eligibility | ELI-26 v1 | approved | 2024-02-01 |            |
      And these preparations
        | preparation       | intended use      | product | donor | cell line | produced on |
        | of a donor        | trial             |         | D-17  |           | 2025-04-01  |
        | of a bank         | treatment         |         |       | MCB-3     | 2025-04-01  |
        | refused           | trial             |         | D-18  |           | 2025-04-01  |
        | out of date       | compassionate use |         | D-19  |           | 2025-04-01  |
        | undecided         | trial             |         | D-20  |           | 2025-04-01  |
        | another donor     | trial             |         | D-21  |           | 2025-04-01  |
        | donor blank       | trial             |         |       |           | 2025-04-01  |
        | use unstated      |                   |         | D-21  |           | 2025-04-01  |
        | for the bench     | research          |         | D-21  |           | 2025-04-01  |
        | lapsed since      | trial             |         | D-22  |           | 2025-04-01  |
        | screened later    | trial             |         | D-23  |           | 2025-04-01  |
        | screening undated | trial             |         | D-24  |           | 2025-04-01  |
        | day unknown       | trial             |         | D-17  |           |             |
        | for the product   | trial             | drops   | D-21  |           | 2025-04-01  |
      Then CEL011 is
        | of a donor        | met            |
        | of a bank         | met            |
        | refused           | not met        |
        | out of date       | not met        |
        | undecided         | no evidence    |
        | another donor     | no evidence    |
        | donor blank       | no evidence    |
        | use unstated      | no evidence    |
        | for the bench     | not applicable |
        | lapsed since      | met            |
        | screened later    | no evidence    |
        | screening undated | no evidence    |
        | day unknown       | no evidence    |
        | for the product   | no evidence    |

  @CEL012 @should @A-17i
  Rule: The cell bank, its karyotype and its identity are documented for lots for people
    The words seen in the source name the cell bank; karyotype and identity as two parts of its documentation are our reading.
    So is asking it only of lots for people, and that the papers are there at release, or today where the lot is not released.
    They are those of this lot's cells: one for a product or for all is not. A lot without a bank has no evidence: no
    exception was seen.
    Met shows that all three documents of these cells were approved and in force at release.
    Met does not show that the cells of this lot were still those of the bank.

    Scenario: CEL012
      Given preparations whose intended use is trial, compassionate use or treatment
      Then cell bank is on file for the donor or cell line at release
      And karyotype is on file for the donor or cell line at release
      And cell identity is on file for the donor or cell line at release

    Example: CEL012 by example
      Given these documents
        | subject | kind          | reference | status    | issued_on  |
        | MCB-3   | cell bank     | CB-3 v2   | approved  | 2024-02-01 |
        | MCB-3   | karyotype     | KAR-3 v1  | approved  | 2024-02-01 |
        | MCB-3   | cell identity | STR-3 v1  | approved  | 2024-02-01 |
        | MCB-4   | cell bank     | CB-4 v1   | approved  | 2024-02-01 |
        | MCB-4   | karyotype     | KAR-4 v1  | withdrawn | 2024-02-01 |
        | MCB-4   | cell identity | STR-4 v1  | approved  | 2024-02-01 |
        | MCB-5   | cell bank     | CB-5 v1   | approved  | 2024-02-01 |
        | MCB-5   | cell identity | STR-5 v1  | approved  | 2024-02-01 |
        | MCB-6   | karyotype     | KAR-6 v1  | approved  | 2024-02-01 |
        | MCB-6   | cell identity | STR-6 v1  | approved  | 2024-02-01 |
        | MCB-7   | cell bank     | CB-7 v1   | approved  | 2024-02-01 |
        | MCB-7   | karyotype     | KAR-7 v1  | approved  | 2024-02-01 |
        | drops   | cell bank     | P-1       | approved  | 2024-02-01 |
        | drops   | karyotype     | P-1       | approved  | 2024-02-01 |
        | drops   | cell identity | P-1       | approved  | 2024-02-01 |
        | MCB-8   | cell bank     | L-8       | approved  | 2025-04-11 |
        | MCB-8   | karyotype     | L-8       | approved  | 2025-04-11 |
        | MCB-8   | cell identity | L-8       | approved  | 2025-04-11 |
        | MCB-9   | cell bank     | K-9 v1    | approved  | 2024-02-01 |
        | MCB-9   | karyotype     | K-9 v1    | approved  | 2025-04-11 |
        | MCB-9   | cell identity | K-9 v1    | approved  | 2024-02-01 |
        | MCB-10  | cell bank     | K-10 v1   | approved  | 2024-02-01 |
        | MCB-10  | karyotype     | K-10 v1   | approved  | 2024-02-01 |
        | MCB-10  | cell identity | K-10 v1   | approved  | 2025-04-11 |
        | MCB-11  | cell bank     | K-11 v1   | approved  | 2025-04-11 |
        | MCB-11  | karyotype     | K-11 v1   | approved  | 2024-02-01 |
        | MCB-11  | cell identity | K-11 v1   | approved  | 2024-02-01 |
        | MCB-12  | karyotype     | D-9 v1    | approved  | 2024-02-01 |
        | MCB-12  | cell identity | D-9 v1    | approved  | 2024-02-01 |
        | MCB-13  | cell bank     | D-9 v1    | approved  | 2024-02-01 |
        | MCB-13  | cell identity | D-9 v1    | approved  | 2024-02-01 |
        | MCB-14  | cell bank     | D-9 v1    | approved  | 2024-02-01 |
        | MCB-14  | karyotype     | D-9 v1    | approved  | 2024-02-01 |
      And these preparations
        | preparation           | intended use      | product | cell line | released on |
        | three parts           | trial             |         | MCB-3     |             |
        | withdrawn             | treatment         |         | MCB-4     |             |
        | no karyotype          | compassionate use |         | MCB-5     |             |
        | bank undescribed      | trial             |         | MCB-6     |             |
        | no identity           | trial             |         | MCB-7     |             |
        | no bank               | trial             |         |           |             |
        | use unstated          |                   |         | MCB-3     |             |
        | for the bench         | research          |         | MCB-5     |             |
        | for the product       | trial             | drops   | MCB-15    |             |
        | of after release      | trial             |         | MCB-8     | 2025-04-10  |
        | karyotype later       | trial             |         | MCB-9     | 2025-04-10  |
        | identity later        | trial             |         | MCB-10    | 2025-04-10  |
        | bank later            | trial             |         | MCB-11    | 2025-04-10  |
        | released since        | trial             |         | MCB-8     | 2025-04-11  |
        | not yet released      | trial             |         | MCB-8     |             |
        | a product's bank      | trial             | drops   | MCB-12    |             |
        | a product's karyotype | trial             | drops   | MCB-13    |             |
        | a product's identity  | trial             | drops   | MCB-14    |             |
      Then CEL012 is
        | three parts           | met            |
        | withdrawn             | not met        |
        | no karyotype          | no evidence    |
        | bank undescribed      | no evidence    |
        | no identity           | no evidence    |
        | no bank               | no evidence    |
        | use unstated          | no evidence    |
        | for the bench         | not applicable |
        | for the product       | no evidence    |
        | of after release      | no evidence    |
        | karyotype later       | no evidence    |
        | identity later        | no evidence    |
        | bank later            | no evidence    |
        | released since        | met            |
        | not yet released      | met            |
        | a product's bank      | no evidence    |
        | a product's karyotype | no evidence    |
        | a product's identity  | no evidence    |

  @CEL013 @should @A-17f
  Rule: Reagents of animal origin are avoided or justified in lots for people
    The source avoids them; that a justification may say why they were not is our reading.
    Fetal bovine serum is of animal origin, depleted of vesicles or not, so a lot that names it and denies it is not met.
    Asking it only of lots for people is our reading.
    Met shows that none was used by the laboratory's own word, or that a justification is approved and in force.
    Met does not show that nothing of animal origin is left in the lot.

    Scenario: CEL013: avoided or not
      Given preparations whose intended use is trial, compassionate use or treatment
      Then animal reagents is recorded

    Scenario: CEL013: justified
      Given preparations whose intended use is trial, compassionate use or treatment
      And preparations whose animal reagents is yes
      Then animal-derived reagent justification is on file

    Scenario: CEL013: serum is one
      Given preparations whose intended use is trial, compassionate use or treatment
      And preparations whose supplement is fetal bovine serum or fetal bovine serum depleted of vesicles
      Then animal reagents is one of yes

    Example: CEL013 by example
      Given these documents
        | subject        | kind                                 | reference | status   |
        | justified      | animal-derived reagent justification | JUS-1 v2  | approved |
        | serum and said | animal-derived reagent justification | JUS-2 v1  | approved |
        | serum denied   | animal-derived reagent justification | JUS-2 v1  | approved |
        | refused        | animal-derived reagent justification | JUS-3 v1  | refused  |
      And these preparations
        | preparation       | intended use      | supplement                              | animal reagents |
        | avoided           | trial             | none                                    | no              |
        | human lysate      | treatment         | human platelet lysate                   | no              |
        | justified         | trial             | none                                    | yes             |
        | serum and said    | treatment         | fetal bovine serum                      | yes             |
        | serum denied      | trial             | fetal bovine serum                      | no              |
        | depleted, denied  | treatment         | fetal bovine serum depleted of vesicles | no              |
        | refused           | treatment         | none                                    | yes             |
        | not justified     | trial             | none                                    | yes             |
        | out of compassion | compassionate use | none                                    | no              |
        | of these, denied  | compassionate use | fetal bovine serum                      | no              |
        | of these, said    | compassionate use | none                                    | yes             |
        | blank             | trial             | none                                    |                 |
        | supplement blank  | trial             |                                         | no              |
        | use unstated      |                   | none                                    | no              |
        | for the bench     | research          | fetal bovine serum                      | no              |
        | bench, said       | research          | fetal bovine serum                      | yes             |
      Then CEL013 is
        | avoided           | met            |
        | human lysate      | met            |
        | justified         | met            |
        | serum and said    | met            |
        | serum denied      | not met        |
        | depleted, denied  | not met        |
        | refused           | not met        |
        | not justified     | no evidence    |
        | out of compassion | met            |
        | of these, denied  | not met        |
        | of these, said    | no evidence    |
        | blank             | no evidence    |
        | supplement blank  | no evidence    |
        | use unstated      | no evidence    |
        | for the bench     | not applicable |
        | bench, said       | not applicable |

  @CEL014 @should @A-17j @B-15
  Rule: Clonality, stability and tumour risk of an immortalised line are documented for lots for people
    The first source asks for stability of genotype and phenotype and for the tumour risk; both speak of clonal lines.
    Clonality as a document of its own, and asking only lots for people, are our reading.
    What the second source says is known from a lay summary; an immortalised line is one option in it and no duty.
    That they are papers of this line, there at release, or today where the lot is not released, is ours too.
    Met shows that all four documents of this line were approved and in force at release.
    Met does not show that the line is clonal or stable, nor that it or its vesicles carry no tumour risk.

    Scenario: CEL014
      Given preparations whose intended use is trial, compassionate use or treatment
      And preparations whose immortalised is yes
      Then clonality is on file for the donor or cell line at release
      And genotype stability is on file for the donor or cell line at release
      And phenotype stability is on file for the donor or cell line at release
      And tumour risk assessment is on file for the donor or cell line at release

    Example: CEL014 by example
      Given these documents
        | subject | kind                   | reference | status   | issued_on  | expires_on |
        | MCB-3   | clonality              | CLO-3 v1  | approved | 2024-02-01 |            |
        | MCB-3   | genotype stability     | GEN-3 v1  | approved | 2024-02-01 |            |
        | MCB-3   | phenotype stability    | PHE-3 v1  | approved | 2024-02-01 |            |
        | MCB-3   | tumour risk assessment | TUM-3 v4  | approved | 2024-02-01 | 2030-12-31 |
        | MCB-4   | clonality              | CLO-4 v1  | approved | 2024-02-01 |            |
        | MCB-4   | genotype stability     | GEN-4 v1  | approved | 2024-02-01 |            |
        | MCB-4   | phenotype stability    | PHE-4 v1  | approved | 2024-02-01 |            |
        | MCB-4   | tumour risk assessment | TUM-4 v1  | refused  | 2024-02-01 |            |
        | MCB-5   | genotype stability     | GEN-5 v1  | approved | 2024-02-01 |            |
        | MCB-5   | phenotype stability    | PHE-5 v1  | approved | 2024-02-01 |            |
        | MCB-5   | tumour risk assessment | TUM-5 v1  | approved | 2024-02-01 |            |
        | MCB-6   | clonality              | CLO-6 v1  | approved | 2024-02-01 |            |
        | MCB-6   | phenotype stability    | PHE-6 v1  | approved | 2024-02-01 |            |
        | MCB-6   | tumour risk assessment | TUM-6 v1  | approved | 2024-02-01 |            |
        | MCB-7   | clonality              | CLO-7 v1  | approved | 2024-02-01 |            |
        | MCB-7   | genotype stability     | GEN-7 v1  | approved | 2024-02-01 |            |
        | MCB-7   | tumour risk assessment | TUM-7 v1  | approved | 2024-02-01 |            |
        | MCB-10  | clonality              | CLO-10 v1 | approved | 2025-04-11 |            |
        | MCB-10  | genotype stability     | GEN-10 v1 | approved | 2024-02-01 |            |
        | MCB-10  | phenotype stability    | PHE-10 v1 | approved | 2024-02-01 |            |
        | MCB-10  | tumour risk assessment | TUM-10 v1 | approved | 2024-02-01 |            |
        | MCB-11  | clonality              | CLO-11 v1 | approved | 2024-02-01 |            |
        | MCB-11  | genotype stability     | GEN-11 v1 | approved | 2025-04-11 |            |
        | MCB-11  | phenotype stability    | PHE-11 v1 | approved | 2024-02-01 |            |
        | MCB-11  | tumour risk assessment | TUM-11 v1 | approved | 2024-02-01 |            |
        | MCB-12  | clonality              | CLO-12 v1 | approved | 2024-02-01 |            |
        | MCB-12  | genotype stability     | GEN-12 v1 | approved | 2024-02-01 |            |
        | MCB-12  | phenotype stability    | PHE-12 v1 | approved | 2025-04-11 |            |
        | MCB-12  | tumour risk assessment | TUM-12 v1 | approved | 2024-02-01 |            |
        | MCB-13  | clonality              | CLO-13 v1 | approved | 2024-02-01 |            |
        | MCB-13  | genotype stability     | GEN-13 v1 | approved | 2024-02-01 |            |
        | MCB-13  | phenotype stability    | PHE-13 v1 | approved | 2024-02-01 |            |
        | MCB-13  | tumour risk assessment | TUM-13 v1 | approved | 2025-04-11 |            |
        | MCB-20  | genotype stability     | GEN-20 v1 | approved | 2024-02-01 |            |
        | MCB-20  | phenotype stability    | PHE-20 v1 | approved | 2024-02-01 |            |
        | MCB-20  | tumour risk assessment | TUM-20 v1 | approved | 2024-02-01 |            |
        | MCB-21  | clonality              | CLO-21 v1 | approved | 2024-02-01 |            |
        | MCB-21  | phenotype stability    | PHE-21 v1 | approved | 2024-02-01 |            |
        | MCB-21  | tumour risk assessment | TUM-21 v1 | approved | 2024-02-01 |            |
        | MCB-22  | clonality              | CLO-22 v1 | approved | 2024-02-01 |            |
        | MCB-22  | genotype stability     | GEN-22 v1 | approved | 2024-02-01 |            |
        | MCB-22  | tumour risk assessment | TUM-22 v1 | approved | 2024-02-01 |            |
        | MCB-23  | clonality              | CLO-23 v1 | approved | 2024-02-01 |            |
        | MCB-23  | genotype stability     | GEN-23 v1 | approved | 2024-02-01 |            |
        | MCB-23  | phenotype stability    | PHE-23 v1 | approved | 2024-02-01 |            |
        | drops   | clonality              | P-1       | approved | 2024-02-01 |            |
        | drops   | genotype stability     | P-1       | approved | 2024-02-01 |            |
        | drops   | phenotype stability    | P-1       | approved | 2024-02-01 |            |
        | drops   | tumour risk assessment | P-1       | approved | 2024-02-01 |            |
      And these preparations
        | preparation                         | intended use      | product | immortalised | cell line | released on |
        | all four                            | trial             |         | yes          | MCB-3     |             |
        | risk refused                        | treatment         |         | yes          | MCB-4     |             |
        | clonality open                      | compassionate use |         | yes          | MCB-5     |             |
        | genotype open                       | trial             |         | yes          | MCB-6     |             |
        | phenotype open                      | trial             |         | yes          | MCB-7     |             |
        | nothing filed                       | trial             |         | yes          | MCB-8     |             |
        | not stated                          | trial             |         |              | MCB-3     |             |
        | primary cells                       | trial             |         | no           |           |             |
        | for the bench                       | research          |         | yes          | MCB-6     |             |
        | clonality later                     | trial             |         | yes          | MCB-10    | 2025-04-10  |
        | genotype stability later            | trial             |         | yes          | MCB-11    | 2025-04-10  |
        | phenotype stability later           | trial             |         | yes          | MCB-12    | 2025-04-10  |
        | tumour risk assessment later        | trial             |         | yes          | MCB-13    | 2025-04-10  |
        | clonality of a product              | trial             | drops   | yes          | MCB-20    | 2025-04-10  |
        | genotype stability of a product     | trial             | drops   | yes          | MCB-21    | 2025-04-10  |
        | phenotype stability of a product    | trial             | drops   | yes          | MCB-22    | 2025-04-10  |
        | tumour risk assessment of a product | trial             | drops   | yes          | MCB-23    | 2025-04-10  |
      Then CEL014 is
        | all four                            | met            |
        | risk refused                        | not met        |
        | clonality open                      | no evidence    |
        | genotype open                       | no evidence    |
        | phenotype open                      | no evidence    |
        | nothing filed                       | no evidence    |
        | not stated                          | no evidence    |
        | primary cells                       | not applicable |
        | for the bench                       | not applicable |
        | clonality later                     | no evidence    |
        | genotype stability later            | no evidence    |
        | phenotype stability later           | no evidence    |
        | tumour risk assessment later        | no evidence    |
        | clonality of a product              | no evidence    |
        | genotype stability of a product     | no evidence    |
        | phenotype stability of a product    | no evidence    |
        | tumour risk assessment of a product | no evidence    |

  @CEL015 @should @B-15
  Rule: Particle yield and biological activity are quantified for lots of an immortalised line
    Level from a lay summary. It asks that such lines are rigorously tested for vesicle production and for potency.
    That the yield is particles for each cell, counted without proof of a membrane, and that every lot is measured, is our reading.
    Met shows that yield and activity of this lot were measured.
    Met does not show that the line yields much, nor that its activity is as high as that of primary cells.

    Scenario: CEL015
      Given preparations whose immortalised is yes
      Then particle yield is quantified
      And biological activity is quantified

    Example: CEL015 by example
      Given these preparations
        | preparation   | immortalised | particle yield (particles/cells) | biological activity (a.u.) |
        | both          | yes          | 2100; 1950; 2040                 | 64; 70; 61                 |
        | in a word     | yes          | present                          | 64; 70; 61                 |
        | yield only    | yes          | 2100; 1950; 2040                 |                            |
        | activity only | yes          |                                  | 64; 70; 61                 |
        | not stated    |              | 2100; 1950; 2040                 | 64; 70; 61                 |
        | primary cells | no           |                                  |                            |
      Then CEL015 is
        | both          | met            |
        | in a word     | not met        |
        | yield only    | no evidence    |
        | activity only | no evidence    |
        | not stated    | no evidence    |
        | primary cells | not applicable |
