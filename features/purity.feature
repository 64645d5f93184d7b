Feature: Purity
  What is in a preparation beside vesicles is weighed and counted with them.

  @PUR001 @must @A-05g @A-05h
  Rule: A ratio of two quantifications is given
    The source asks for two global quantifications at least, of protein, particles or lipid, and for their ratio.
    A ratio has two parts, so it answers for both; the unit of source that they belong to is asked for by CEL006.
    A protein that was added before measurement describes the excipient, so no ratio that holds it describes vesicles.
    There lipid per particle alone answers; without it there is no evidence, since it can still be measured. This is our
    reading; the sources know no excipient. A blank
    field leaves open which ratios answer, so it is no evidence even beside lipid per particle.
    Met shows that two of the three were measured on this lot, and their ratio is known.
    Met does not show that the ratio is that of a pure preparation: the source sets no limit.

    Scenario: PUR001: a ratio
      Then particles per protein or lipid to protein ratio or lipid per particle is quantified

    Scenario: PUR001: a protein was added before
      Given preparations whose excipient protein is added before measurement
      Then lipid per particle is quantified

    Example: PUR001 by example
      Given these preparations
        | preparation                | excipient protein        | particle concentration (particles/mL) | protein (µg/mL) | membrane lipid (µg/mL) | particles per protein (particles/µg) | lipid to protein ratio (µg/µg) | lipid per particle (µg/particles) |
        | particles and protein      | none                     | 5.0e9; 5.2e9; 4.9e9                   | 210; 205; 214   |                        |                                      |                                |                                   |
        | lipid and protein          | none                     |                                       | 210; 205; 214   | 42; 40; 45             |                                      |                                |                                   |
        | lipid and particles        | none                     | 5.0e9; 5.2e9; 4.9e9                   |                 | 42; 40; 45             |                                      |                                |                                   |
        | as a ratio                 | none                     |                                       |                 |                        | 2.4e7                                |                                |                                   |
        | in words                   | none                     |                                       |                 |                        | present                              | present                        | present                           |
        | particles alone            | none                     | 5.0e9; 5.2e9; 4.9e9                   |                 |                        |                                      |                                |                                   |
        | protein alone              | none                     |                                       | 210; 205; 214   |                        |                                      |                                |                                   |
        | unmeasured                 | none                     |                                       |                 |                        |                                      |                                |                                   |
        | albumin later              | added after measurement  | 5.0e9; 5.2e9; 4.9e9                   | 210; 205; 214   |                        |                                      |                                |                                   |
        | albumin before             | added before measurement | 5.0e9; 5.2e9; 4.9e9                   | 210; 205; 214   |                        |                                      |                                |                                   |
        | albumin before, lipid      | added before measurement |                                       | 210; 205; 214   | 42; 40; 45             |                                      |                                |                                   |
        | albumin before, no protein | added before measurement | 5.0e9; 5.2e9; 4.9e9                   |                 | 42; 40; 45             |                                      |                                |                                   |
        | albumin before, all three  | added before measurement | 5.0e9; 5.2e9; 4.9e9                   | 210; 205; 214   | 42; 40; 45             |                                      |                                |                                   |
        | albumin before, as a ratio | added before measurement |                                       |                 |                        | 2.4e7                                | 0.2                            |                                   |
        | albumin before, in a word  | added before measurement |                                       |                 |                        | 2.4e7                                |                                | present                           |
        | excipient unstated         |                          | 5.0e9; 5.2e9; 4.9e9                   | 210; 205; 214   |                        |                                      |                                |                                   |
        | unstated, no protein       |                          | 5.0e9; 5.2e9; 4.9e9                   |                 | 42; 40; 45             |                                      |                                |                                   |
      Then PUR001 is
        | particles and protein      | met         |
        | lipid and protein          | met         |
        | lipid and particles        | met         |
        | as a ratio                 | met         |
        | in words                   | not met     |
        | particles alone            | no evidence |
        | protein alone              | no evidence |
        | unmeasured                 | no evidence |
        | albumin later              | met         |
        | albumin before             | no evidence |
        | albumin before, lipid      | no evidence |
        | albumin before, no protein | met         |
        | albumin before, all three  | met         |
        | albumin before, as a ratio | no evidence |
        | albumin before, in a word  | not met     |
        | excipient unstated         | no evidence |
        | unstated, no protein       | no evidence |

  @PUR002 @should @A-17q
  Rule: The particle count is held against another measure
    The source has vesicles counted, with repeats, and the count cross-checked with another measure such as protein.
    Which others will do is our reading.
    A protein that was added before measurement describes the excipient and checks no count: there lipid or RNA does.
    A blank field leaves open whether protein answers, so it is no evidence even beside lipid or RNA.
    Met shows that a count and another measure of the same lot exist, the other not that of an added protein.
    Met does not show that the two agree.

    Scenario: PUR002: a count and another
      Then particle concentration is quantified
      And protein or membrane lipid or RNA is quantified

    Scenario: PUR002: a protein was added before
      Given preparations whose excipient protein is added before measurement
      Then membrane lipid or RNA is quantified

    Example: PUR002 by example
      Given these preparations
        | preparation              | excipient protein        | particle concentration (particles/mL) | protein (µg/mL) | membrane lipid (µg/mL) | RNA (ng/mL) |
        | with protein             | none                     | 5.0e9; 5.2e9; 4.9e9                   | 210             |                        |             |
        | with lipid               | none                     | 5.0e9; 5.2e9; 4.9e9                   |                 | 42                     |             |
        | with RNA                 | none                     | 5.0e9; 5.2e9; 4.9e9                   |                 |                        | 31          |
        | count in a word          | none                     | present                               | 210             |                        |             |
        | the other in words       | none                     | 5.0e9                                 | present         | present                | present     |
        | count alone              | none                     | 5.0e9; 5.2e9; 4.9e9                   |                 |                        |             |
        | no count                 | none                     |                                       | 210             |                        |             |
        | albumin later            | added after measurement  | 5.0e9; 5.2e9; 4.9e9                   | 210             |                        |             |
        | albumin before           | added before measurement | 5.0e9; 5.2e9; 4.9e9                   | 210             |                        |             |
        | albumin before, lipid    | added before measurement | 5.0e9; 5.2e9; 4.9e9                   | 210             | 42                     |             |
        | albumin before, RNA      | added before measurement | 5.0e9; 5.2e9; 4.9e9                   |                 |                        | 31          |
        | albumin before, in words | added before measurement | 5.0e9; 5.2e9; 4.9e9                   | 210             | present                | present     |
        | albumin before, no count | added before measurement |                                       | 210             | 42                     |             |
        | unstated                 |                          | 5.0e9; 5.2e9; 4.9e9                   | 210             |                        |             |
        | unstated, with lipid     |                          | 5.0e9; 5.2e9; 4.9e9                   |                 | 42                     |             |
      Then PUR002 is
        | with protein             | met         |
        | with lipid               | met         |
        | with RNA                 | met         |
        | count in a word          | not met     |
        | the other in words       | not met     |
        | count alone              | no evidence |
        | no count                 | no evidence |
        | albumin later            | met         |
        | albumin before           | no evidence |
        | albumin before, lipid    | met         |
        | albumin before, RNA      | met         |
        | albumin before, in words | not met     |
        | albumin before, no count | no evidence |
        | unstated                 | no evidence |
        | unstated, with lipid     | no evidence |

  @PUR003 @may @A-28a @A-17u
  Rule: Particles per protein are quantified
    The source proposes the ratio as an index of purity; it is reported here, and PUR004 holds it against a bound that
    is in use. The second has purity among its release tests, and leaves open how it is shown.
    A protein that was added before describes the excipient and not the vesicles, so it is measured earlier or not at
    all.
    Met shows that the ratio was measured, without a protein of the formulation in it.
    Met does not show that the particles are vesicles: lipoproteins count too.

    Scenario: PUR003
      Then particles per protein are quantified
      And excipient protein is one of none or added after measurement

    Example: PUR003 by example
      Given these preparations
        | preparation    | excipient protein        | particle concentration (particles/mL) | protein (µg/mL) | particles per protein (particles/µg) |
        | both           | none                     | 5.0e9; 5.2e9; 4.9e9                   | 210; 205; 214   |                                      |
        | as a ratio     | none                     |                                       |                 | 2.4e7                                |
        | albumin later  | added after measurement  | 5.0e9; 5.2e9; 4.9e9                   | 210; 205; 214   |                                      |
        | albumin before | added before measurement | 5.0e9; 5.2e9; 4.9e9                   | 210; 205; 214   |                                      |
        | unstated       |                          | 5.0e9; 5.2e9; 4.9e9                   | 210; 205; 214   |                                      |
        | in a word      | none                     |                                       |                 | present                              |
        | particles only | none                     | 5.0e9; 5.2e9; 4.9e9                   |                 |                                      |
        | unmeasured     | none                     |                                       |                 |                                      |
      Then PUR003 is
        | both           | met         |
        | as a ratio     | met         |
        | albumin later  | met         |
        | albumin before | not met     |
        | unstated       | no evidence |
        | in a word      | not met     |
        | particles only | no evidence |
        | unmeasured     | no evidence |

  @PUR004 @may @A-28b
  Rule: Particles per protein are not below a bound that is in use
    One paper calls preparations below the bound impure; it is a bound in use and no norm, and the method of counting
    moves it.
    Holding lots against it is our reading, so that nothing gates on it.
    Met shows that the lot is not impure by the words of that paper.
    Met does not show that it is pure.

    Scenario: PUR004
      Given preparations whose excipient protein is not added before measurement
      Then particles per protein are at least 1.5e9 particles/µg

    Example: PUR004 by example
      Given these preparations
        | preparation    | excipient protein        | particles per protein (particles/µg) |
        | above          | none                     | 4.1e9; 4.0e9; 4.3e9                  |
        | albumin later  | added after measurement  | 4.1e9; 4.0e9; 4.3e9                  |
        | just above     | none                     | 1.60e9; 1.61e9; 1.60e9               |
        | just below     | none                     | 1.40e9; 1.41e9; 1.40e9               |
        | on the line    | none                     | 1.5e9; 1.6e9; 1.41e9                 |
        | impure         | none                     | 2.1e8; 2.0e8; 2.3e8                  |
        | once           | none                     | 4.1e9                                |
        | unmeasured     | none                     |                                      |
        | unstated       |                          | 4.1e9; 4.0e9; 4.3e9                  |
        | albumin before | added before measurement | 2.1e8; 2.0e8; 2.3e8                  |
      Then PUR004 is
        | above          | met            |
        | albumin later  | met            |
        | just above     | met            |
        | just below     | not met        |
        | on the line    | inconclusive   |
        | impure         | not met        |
        | once           | inconclusive   |
        | unmeasured     | no evidence    |
        | unstated       | no evidence    |
        | albumin before | not applicable |

  @PUR005 @must @A-05d @A-17r
  Rule: The contaminants that are to be expected are looked for, beside a positive control
    Presence is an answer as absence is; what the first source asks is that somebody looked. The second wants a
    protein that is none of vesicles among those examined.
    The laboratory names what it expects. Not to see a protein means something only in a run that saw it elsewhere: that a
    positive control is named, and beside a protein that was seen too, is our reading and in neither source.
    Met shows that each named contaminant was looked for in a run that saw it in a control.
    Met does not show that it is absent, nor that no other is there.

    Scenario: PUR005
      Then every contaminant names its method
      And every contaminant names its positive control

    Example: PUR005 by example
      Given these panels
        | panel       | member |
        | contaminant | GM130  |
        | contaminant | APOA1  |
      And these runs
        | run          | positive control |
        | with control | cell lysate      |
        | without      |                  |
      And these preparations
        | preparation         |
        | absent              |
        | one present         |
        | no control          |
        | one without control |
        | method unnamed      |
        | one unassayed       |
        | unassayed           |
      And these readings
        | preparation         | analyte | quantity         | value   | unit | method | run          |
        | absent              | GM130   | marker signal of | absent  | a.u. | blot   | with control |
        | absent              | APOA1   | marker signal of | absent  | a.u. | blot   | with control |
        | one present         | GM130   | marker signal of | absent  | a.u. | blot   | with control |
        | one present         | APOA1   | marker signal of | present | a.u. | blot   | with control |
        | no control          | GM130   | marker signal of | absent  | a.u. | blot   | without      |
        | no control          | APOA1   | marker signal of | absent  | a.u. | blot   | without      |
        | one without control | GM130   | marker signal of | absent  | a.u. | blot   | with control |
        | one without control | APOA1   | marker signal of | absent  | a.u. | blot   | without      |
        | method unnamed      | GM130   | marker signal of | absent  | a.u. |        | with control |
        | method unnamed      | APOA1   | marker signal of | absent  | a.u. |        | with control |
        | one unassayed       | GM130   | marker signal of | absent  | a.u. | blot   | with control |
      Then PUR005 is
        | absent              | met         |
        | one present         | met         |
        | no control          | no evidence |
        | one without control | no evidence |
        | method unnamed      | no evidence |
        | one unassayed       | no evidence |
        | unassayed           | no evidence |

    Example: PUR005 by example, none named
      Given these preparations
        | preparation | marker signal of GM130 (a.u.) |
        | looked at   | absent                        |
      Then PUR005 is
        | looked at | no evidence |

  @PUR006 @should @A-17n
  Rule: The ratios of protein, RNA and lipid to the count of particles are quantified
    The source wants the three ratios to the number of vesicles examined; what is counted here are particles.
    A protein that was added before measurement describes the excipient, so it is measured earlier or not at all. RNA
    and lipid per particle do not suffer from it, but all three ratios are asked for, so it decides: two do not answer.
    Asking lots for people alone is our reading.
    Met shows that the three ratios are known for this lot.
    Met does not show that they are those of vesicles alone.

    Scenario: PUR006
      Given preparations whose intended use is trial, compassionate use or treatment
      Then particles per protein are quantified
      And RNA per particle is quantified
      And lipid per particle is quantified
      And excipient protein is one of none or added after measurement

    Example: PUR006 by example
      Given these preparations
        | preparation        | intended use      | excipient protein        | particle concentration (particles/mL) | protein (µg/mL) | RNA (ng/mL) | membrane lipid (µg/mL) |
        | all three          | trial             | none                     | 5.0e9                                 | 210             | 31          | 42                     |
        | treated            | treatment         | added after measurement  | 5.0e9                                 | 210             | 31          | 42                     |
        | compassionate      | compassionate use | none                     | 5.0e9                                 | 210             | 31          | 42                     |
        | albumin before     | trial             | added before measurement | 5.0e9                                 | 210             | 31          | 42                     |
        | before, no protein | trial             | added before measurement | 5.0e9                                 |                 | 31          | 42                     |
        | excipient unstated | trial             |                          | 5.0e9                                 | 210             | 31          | 42                     |
        | no protein         | trial             | none                     | 5.0e9                                 |                 | 31          | 42                     |
        | no RNA             | trial             | none                     | 5.0e9                                 | 210             |             | 42                     |
        | no lipid           | trial             | none                     | 5.0e9                                 | 210             | 31          |                        |
        | no count           | trial             | none                     |                                       | 210             | 31          | 42                     |
        | use unstated       |                   | none                     | 5.0e9                                 | 210             | 31          | 42                     |
        | for the bench      | research          |                          |                                       |                 |             |                        |
      Then PUR006 is
        | all three          | met            |
        | treated            | met            |
        | compassionate      | met            |
        | albumin before     | not met        |
        | before, no protein | not met        |
        | excipient unstated | no evidence    |
        | no protein         | no evidence    |
        | no RNA             | no evidence    |
        | no lipid           | no evidence    |
        | no count           | no evidence    |
        | use unstated       | no evidence    |
        | for the bench      | not applicable |
