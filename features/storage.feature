Feature: Storage
  What leaves the freezer is what a person receives, and not what was measured before it went in.

  @STO001 @should @B-18
  Rule: Storage, dose and route are recorded for lots for people, and their specification is on file
    Level from a lay summary. It has trials guide how manufacturing, storage, dosing and administration are adjusted.
    That these are fixed and versioned so that there is something to adjust is our reading; the document versions them.
    Manufacturing is asked for elsewhere, by MAN002 and MAN003; asking it only of lots for people is our reading too.
    Met shows that storage, its temperature, dose and route are written down, and that a specification is approved and in force.
    Met does not show that the specification says the same as the record, nor that the dose is a good one.

    Scenario: STO001
      Given preparations whose intended use is trial, compassionate use or treatment
      Then storage is recorded
      And storage temperature is recorded
      And dose is recorded
      And route is recorded
      And storage and dosing specification is on file

    Example: STO001 by example
      Given these documents
        | subject | kind                             | reference | status    |
        | drops A | storage and dosing specification | SDS-1 v3  | approved  |
        | drops B | storage and dosing specification | SDS-2 v1  | withdrawn |
      And these preparations
        | preparation    | product | intended use      | storage          | storage temperature | dose             | route       |
        | whole          | drops A | trial             | low-binding tube | -80                 | 1e9 particles/kg | intravenous |
        | compassionate  | drops A | compassionate use | low-binding tube | -80                 | 5e8 particles/kg | inhaled     |
        | withdrawn      | drops B | trial             | low-binding tube | -80                 | 1e9 particles/kg | intravenous |
        | unversioned    | drops C | trial             | low-binding tube | -80                 | 1e9 particles/kg | intravenous |
        | no container   | drops A | trial             |                  | -80                 | 1e9 particles/kg | intravenous |
        | no temperature | drops A | trial             | low-binding tube |                     | 1e9 particles/kg | intravenous |
        | no dose        | drops A | trial             | low-binding tube | -80                 |                  | intravenous |
        | no route       | drops A | trial             | low-binding tube | -80                 | 1e9 particles/kg |             |
        | use unstated   | drops A |                   | low-binding tube | -80                 | 1e9 particles/kg | intravenous |
        | for the bench  | drops C | research          |                  |                     |                  |             |
      Then STO001 is
        | whole          | met            |
        | compassionate  | met            |
        | withdrawn      | not met        |
        | unversioned    | no evidence    |
        | no container   | no evidence    |
        | no temperature | no evidence    |
        | no dose        | no evidence    |
        | no route       | no evidence    |
        | use unstated   | no evidence    |
        | for the bench  | not applicable |

  @STO002 @own @A-17k @A-31a @A-31b
  Rule: Integrity, count and activity are within the declared limits over shelf life
    The first source asks for stability, the others saw storage change counts and sizes; none gives a limit of shelf life.
    Which quantities are held, intact vesicles, particles and activity, is our choice; times and limits are the laboratory's.
    Every declared time is judged on what was measured at that time, and the worst counts; a lot that is kept fresh is not asked.
    Of a lot that is not for people a quantity without a limit is not judged, and the others answer for themselves.
    Met shows that at each declared time the stored lot kept its maker's promise.
    Met does not show what happens between two times, after the last one, or at another temperature.

    Scenario: STO002
      Given preparations whose storage state is not fresh
      Then intact vesicles are within the declared limits over shelf life
      And particle concentration is within the declared limits over shelf life
      And biological activity is within the declared limits over shelf life

    Example: STO002 by example
      Given these limits
        | quantity               | bound    | value | unit         | kind       | at | at_unit |
        | intact vesicles        | at least | 85    | %            | shelf life | 6  | month   |
        | particle concentration | at least | 3.5e9 | particles/mL | shelf life | 6  | month   |
        | biological activity    | at least | 55    | a.u.         | shelf life | 6  | month   |
        | intact vesicles        | at least | 80    | %            | shelf life | 12 | month   |
        | particle concentration | at least | 3e9   | particles/mL | shelf life | 12 | month   |
        | biological activity    | at least | 50    | a.u.         | shelf life | 12 | month   |
      And these preparations
        | preparation        | storage state |
        | kept               | frozen        |
        | on the line        | frozen        |
        | faded late         | frozen        |
        | count lost         | frozen        |
        | broken early       | frozen        |
        | one late run       | frozen        |
        | half a year        | freeze-dried  |
        | activity unassayed | frozen        |
        | before storage     | frozen        |
        | state blank        |               |
        | kept fresh         | fresh         |
      And these readings
        | preparation        | at | at_unit | intact vesicles (%) | particle concentration (particles/mL) | biological activity (a.u.) |
        | kept               | 6  | month   | 91; 93; 92          | 4.1e9; 4.0e9; 4.2e9                   | 66; 64; 68                 |
        | kept               | 12 | month   | 88; 86; 87          | 3.6e9; 3.5e9; 3.7e9                   | 60; 62; 61                 |
        | on the line        | 6  | month   | 91; 93; 92          | 4.1e9; 4.0e9; 4.2e9                   | 66; 64; 68                 |
        | on the line        | 12 | month   | 79; 81; 80          | 2.96e9; 3.04e9; 3.0e9                 | 49; 51; 50                 |
        | faded late         | 6  | month   | 91; 93; 92          | 4.1e9; 4.0e9; 4.2e9                   | 66; 64; 68                 |
        | faded late         | 12 | month   | 88; 86; 87          | 3.6e9; 3.5e9; 3.7e9                   | 31; 33; 32                 |
        | count lost         | 6  | month   | 91; 93; 92          | 4.1e9; 4.0e9; 4.2e9                   | 66; 64; 68                 |
        | count lost         | 12 | month   | 88; 86; 87          | 1.6e9; 1.5e9; 1.7e9                   | 60; 62; 61                 |
        | broken early       | 6  | month   | 61; 64; 60          | 4.1e9; 4.0e9; 4.2e9                   | 66; 64; 68                 |
        | broken early       | 12 | month   | 88; 86; 87          | 3.6e9; 3.5e9; 3.7e9                   | 60; 62; 61                 |
        | one late run       | 6  | month   | 91; 93; 92          | 4.1e9; 4.0e9; 4.2e9                   | 66; 64; 68                 |
        | one late run       | 12 | month   | 88                  | 3.6e9                                 | 60                         |
        | half a year        | 6  | month   | 91; 93; 92          | 4.1e9; 4.0e9; 4.2e9                   | 66; 64; 68                 |
        | activity unassayed | 6  | month   | 91; 93; 92          | 4.1e9; 4.0e9; 4.2e9                   | 66; 64; 68                 |
        | activity unassayed | 12 | month   | 88; 86; 87          | 3.6e9; 3.5e9; 3.7e9                   |                            |
        | before storage     |    |         | 91; 93; 92          | 4.1e9; 4.0e9; 4.2e9                   | 66; 64; 68                 |
        | state blank        | 6  | month   | 91; 93; 92          | 4.1e9; 4.0e9; 4.2e9                   | 66; 64; 68                 |
        | state blank        | 12 | month   | 88; 86; 87          | 3.6e9; 3.5e9; 3.7e9                   | 60; 62; 61                 |
        | kept fresh         |    |         | 91; 93; 92          | 4.1e9; 4.0e9; 4.2e9                   | 66; 64; 68                 |
      Then STO002 is
        | kept               | met            |
        | on the line        | inconclusive   |
        | faded late         | not met        |
        | count lost         | not met        |
        | broken early       | not met        |
        | one late run       | inconclusive   |
        | half a year        | no evidence    |
        | activity unassayed | no evidence    |
        | before storage     | no evidence    |
        | state blank        | no evidence    |
        | kept fresh         | not applicable |

    Example: STO002 by example, no limit declared
      Given these preparations
        | preparation   | storage state | intended use |
        | for people    | frozen        | trial        |
        | for the bench | frozen        | research     |
        | use unstated  | frozen        |              |
      And these readings
        | preparation   | at | at_unit | intact vesicles (%) | particle concentration (particles/mL) | biological activity (a.u.) |
        | for people    | 6  | month   | 91; 93; 92          | 4.1e9; 4.0e9; 4.2e9                   | 66; 64; 68                 |
        | for the bench | 6  | month   | 91; 93; 92          | 4.1e9; 4.0e9; 4.2e9                   | 66; 64; 68                 |
        | use unstated  | 6  | month   | 91; 93; 92          | 4.1e9; 4.0e9; 4.2e9                   | 66; 64; 68                 |
      Then STO002 is
        | for people    | no evidence    |
        | for the bench | not applicable |
        | use unstated  | no evidence    |
