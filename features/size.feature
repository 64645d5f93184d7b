Feature: Size
  A diameter belongs to the instrument that gave it.

  @SIZ001 @should @A-17b @A-06
  Rule: The size distribution is quantified and its instrument is named
    Diameters depend on the method, and one number does not describe a distribution. Which numbers do is our reading.
    Met shows that the spread of the diameters was measured, and with what.
    Met does not show that small particles were within the instrument's reach.

    Scenario: SIZ001
      Then median diameter is quantified
      And D10 diameter is quantified
      And D90 diameter is quantified
      And median diameter names its instrument

    Example: SIZ001 by example
      Given these runs
        | run   | instrument      |
        | known | NanoSight NS300 |
        | bare  |                 |
      And these readings
        | preparation        | run   | D10 diameter (nm) | median diameter (nm) | D90 diameter (nm) |
        | a distribution     | known | 88                | 131                  | 214               |
        | in a word          | known | 88                | 131                  | present           |
        | median in a word   | known | 88                | present              | 214               |
        | median only        | known |                   | 131                  |                   |
        | no D10             | known |                   | 131                  | 214               |
        | instrument unnamed | bare  | 88                | 131                  | 214               |
      Then SIZ001 is
        | a distribution     | met         |
        | in a word          | not met     |
        | median in a word   | not met     |
        | median only        | no evidence |
        | no D10             | no evidence |
        | instrument unnamed | no evidence |

  @SIZ002 @may @A-06 @pair:SIZ003
  Rule: Median diameters are below the bound of small vesicles
    The source uses the bound with caution, since diameters depend on the method.
    It speaks of small vesicles; holding their median against the bound is our reading.
    Met shows that half of the particles and more are small by this instrument.
    Met does not show that they are vesicles.

    Scenario: SIZ002
      Then median diameter is below 200 nm

    Example: SIZ002 by example
      Given these preparations
        | preparation | median diameter (nm) |
        | small       | 131; 128; 135        |
        | on the line | 200; 204; 196        |
        | large       | 260; 255; 263        |
        | once        | 131                  |
        | unassayed   |                      |
      Then SIZ002 is
        | small       | met          |
        | on the line | inconclusive |
        | large       | not met      |
        | once        | inconclusive |
        | unassayed   | no evidence  |

  @SIZ003 @may @A-15 @pair:SIZ002
  Rule: Mode or median diameters lie in the range described for MSC vesicles
    The source describes such vesicles and sets no limit of release. Either measure answers; where both were taken, both count.
    Met shows that the typical particle has the described size.
    Met does not show that the others have it.

    Scenario: SIZ003
      Then mode diameter or median diameter lies between 50 and 200 nm

    Example: SIZ003 by example
      Given these preparations
        | preparation       | mode diameter (nm) | median diameter (nm) |
        | both inside       | 112; 108; 115      | 131; 128; 135        |
        | mode outside      | 31; 33; 30         |                      |
        | median outside    | 112; 108; 115      | 221; 228; 225        |
        | on the line       | 50; 52; 48         |                      |
        | upper line        | 200; 204; 196      |                      |
        | just inside       | 53; 54; 53         |                      |
        | just outside      | 48; 47; 48         | 36; 38; 35           |
        | too large         | 231; 228; 235      | 260; 255; 263        |
        | too small         | 31; 33; 30         | 36; 38; 35           |
        | once              | 112                |                      |
        | unassayed         |                    |                      |
        | by mode           | 112; 108; 115      |                      |
        | by median         |                    | 131; 128; 135        |
        | in a word         | present            | 131; 128; 135        |
        | mode just outside | 48; 47; 48         |                      |
      Then SIZ003 is
        | both inside       | met          |
        | mode outside      | not met      |
        | median outside    | not met      |
        | on the line       | inconclusive |
        | upper line        | inconclusive |
        | just inside       | met          |
        | just outside      | not met      |
        | too large         | not met      |
        | too small         | not met      |
        | once              | inconclusive |
        | unassayed         | no evidence  |
        | by mode           | met          |
        | by median         | met          |
        | in a word         | no evidence  |
        | mode just outside | not met      |

  @SIZ004 @may @A-06
  Rule: The share of particles below the bound of small vesicles is quantified
    The source uses the bound with caution, since diameters depend on the method; how large a share lies below it, it
    does not say.
    Met shows that the share by number was measured.
    Met does not show that the particles are vesicles, nor that another instrument gives the same share.

    Scenario: SIZ004
      Then particles below 200 nm are quantified

    Example: SIZ004 by example
      Given these preparations
        | preparation | particles below 200 nm (%) |
        | measured    | 87; 86; 88                 |
        | at least    | >80                        |
        | in a word   | present                    |
        | unmeasured  |                            |
      Then SIZ004 is
        | measured   | met         |
        | at least   | met         |
        | in a word  | not met     |
        | unmeasured | no evidence |
