Feature: Governance
  Documents and claims that stand around a lot; each is attested, and none is a measurement.

  @GOV001 @should @B-19
  Rule: A patient consent form is on file, even for compassionate use
    Level from a lay summary. The form's version is asked for, never a person's record.
    Met shows that an approved form exists and is in date.
    Met does not show that anybody understood and signed it.

    Scenario: GOV001
      Given preparations whose intended use is trial, compassionate use or treatment
      Then patient consent form is on file

    Example: GOV001 by example
      Given these documents
        | subject       | kind                 | reference | status   | expires_on |
        | approved      | patient consent form | ICF v2.1  | approved | 2027-01-09 |
        | compassionate | patient consent form | ICF v3.0  | granted  |            |
        | out of date   | patient consent form | ICF v1.0  | approved | 2025-06-30 |
        | refused       | patient consent form | ICF v2.0  | refused  |            |
        | a draft       | patient consent form | ICF v2.2  | draft    |            |
      And these preparations
        | preparation   | intended use      |
        | approved      | trial             |
        | compassionate | compassionate use |
        | out of date   | treatment         |
        | refused       | trial             |
        | a draft       | trial             |
        | nothing filed | compassionate use |
        | use unstated  |                   |
        | for the bench | research          |
      Then GOV001 is
        | approved      | met            |
        | compassionate | met            |
        | out of date   | not met        |
        | refused       | not met        |
        | a draft       | no evidence    |
        | nothing filed | no evidence    |
        | use unstated  | no evidence    |
        | for the bench | not applicable |

  @GOV002 @should @laboratory @B-04
  Rule: The manufacturing provisions and the quality-control provisions are on file
    The statement makes both a condition for COVID-19; asking it of other uses is our analogy.
    Met shows that both documents exist, are approved and in date.
    Met does not show that their content is good: the source's word for that is not judged here.

    Scenario: GOV002
      Then manufacturing provisions are on file
      And quality-control provisions are on file

    Example: GOV002 by example, both filed
      Given these documents
        | subject | kind                       | reference | status   |
        | *       | manufacturing provisions   | MAN-1 v4  | approved |
        | *       | quality-control provisions | QC-1 v7   | approved |
      Then GOV002 is
        | * | met |

    Example: GOV002 by example, one withdrawn
      Given these documents
        | subject | kind                       | reference | status    |
        | *       | manufacturing provisions   | MAN-1 v4  | approved  |
        | *       | quality-control provisions | QC-1 v7   | withdrawn |
      Then GOV002 is
        | * | not met |

    Example: GOV002 by example, one missing
      Given these documents
        | subject | kind                     | reference | status   |
        | *       | manufacturing provisions | MAN-1 v4  | approved |
      Then GOV002 is
        | * | no evidence |

  @GOV003 @should @B-03
  Rule: No endorsement by a society is claimed for lots against COVID-19
    The societies did not endorse such use in 2020; the position is dated and may have changed since.
    A claim gate and no judgement of quality: the laboratory attests what it claims.
    Met shows that the laboratory says that it claims no endorsement.
    Met does not show that the lot is good or bad.

    Scenario: GOV003
      Given preparations whose intended use is trial, compassionate use or treatment
      And preparations whose indication is COVID-19
      Then claimed endorsement is one of no

    Example: GOV003 by example
      Given these preparations
        | preparation        | intended use | indication                | claimed endorsement |
        | no claim           | trial        | COVID-19                  | no                  |
        | a claim            | trial        | COVID-19                  | yes                 |
        | nothing attested   | trial        | COVID-19                  |                     |
        | indication unnamed | trial        |                           | no                  |
        | another disease    | trial        | graft-versus-host disease | yes                 |
        | for the bench      | research     |                           |                     |
      Then GOV003 is
        | no claim           | met            |
        | a claim            | not met        |
        | nothing attested   | no evidence    |
        | indication unnamed | no evidence    |
        | another disease    | not applicable |
        | for the bench      | not applicable |
