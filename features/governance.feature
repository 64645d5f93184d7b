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

    Example: GOV001 by example, days and later decisions
      Given these documents
        | subject           | kind                 | reference | status   | issued_on  | expires_on |
        | lapsed before     | patient consent form | ICF v1.1  | approved | 2023-01-10 | 2025-01-09 |
        | lapsed since      | patient consent form | ICF v1.2  | approved | 2023-07-01 | 2025-06-30 |
        | last day          | patient consent form | ICF v1.3  | approved | 2024-01-02 | 2026-01-01 |
        | of tomorrow       | patient consent form | ICF v1.4  | approved | 2026-01-02 |            |
        | refused, then not | patient consent form | ICF v1.5  | refused  | 2025-01-10 |            |
        | refused, then not | patient consent form | ICF v1.6  | approved | 2025-02-10 |            |
        | withdrawn since   | patient consent form | ICF v1.7  | approved | 2025-01-10 |            |
        | withdrawn since   | patient consent form | ICF v1.8  | refused  | 2025-02-10 |            |
      And these preparations
        | preparation       | intended use | produced on | released on |
        | lapsed before     | trial        | 2025-03-01  | 2025-04-01  |
        | lapsed since      | trial        | 2025-03-01  | 2025-04-01  |
        | last day          | trial        | 2025-03-01  | 2025-04-01  |
        | of tomorrow       | trial        | 2025-03-01  | 2025-04-01  |
        | refused, then not | trial        | 2025-03-01  | 2025-04-01  |
        | withdrawn since   | trial        | 2025-03-01  | 2025-04-01  |
      Then GOV001 is
        | lapsed before     | not met     |
        | lapsed since      | not met     |
        | last day          | met         |
        | of tomorrow       | no evidence |
        | refused, then not | met         |
        | withdrawn since   | not met     |

  @GOV002 @should @B-04
  Rule: The manufacturing provisions and the quality-control provisions are on file for lots for people
    The statement makes both a condition for COVID-19; asking it of other uses is our analogy.
    Met shows that both documents exist, are approved and in date, for this lot, its product or process, or all.
    Met does not show that their content is good: the source's word for that is not judged here.

    Scenario: GOV002
      Given preparations whose intended use is trial, compassionate use or treatment
      Then manufacturing provisions are on file
      And quality-control provisions are on file

    Example: GOV002 by example
      Given these documents
        | subject                            | kind                       | reference | status    | expires_on |
        | filed                              | manufacturing provisions   | DOC-1     | approved  |            |
        | filed                              | quality-control provisions | DOC-2     | approved  |            |
        | in force                           | manufacturing provisions   | DOC-3     | granted   | 2027-01-09 |
        | in force                           | quality-control provisions | DOC-4     | granted   | 2027-01-09 |
        | without manufacturing provisions   | quality-control provisions | DOC-5     | approved  |            |
        | manufacturing provisions refused   | manufacturing provisions   | DOC-6     | refused   |            |
        | manufacturing provisions refused   | quality-control provisions | DOC-7     | approved  |            |
        | without quality-control provisions | manufacturing provisions   | DOC-8     | approved  |            |
        | quality-control provisions refused | manufacturing provisions   | DOC-9     | approved  |            |
        | quality-control provisions refused | quality-control provisions | DOC-10    | refused   |            |
        | lapsed                             | manufacturing provisions   | DOC-11    | approved  | 2025-06-30 |
        | lapsed                             | quality-control provisions | DOC-12    | approved  |            |
        | withdrawn                          | manufacturing provisions   | DOC-13    | withdrawn |            |
        | withdrawn                          | quality-control provisions | DOC-14    | approved  |            |
        | a draft                            | manufacturing provisions   | DOC-15    | draft     |            |
        | a draft                            | quality-control provisions | DOC-16    | draft     |            |
      And these preparations
        | preparation                        | intended use      |
        | filed                              | trial             |
        | in force                           | compassionate use |
        | without manufacturing provisions   | trial             |
        | manufacturing provisions refused   | compassionate use |
        | without quality-control provisions | compassionate use |
        | quality-control provisions refused | treatment         |
        | lapsed                             | treatment         |
        | withdrawn                          | compassionate use |
        | a draft                            | treatment         |
        | nothing filed                      | trial             |
        | use unstated                       |                   |
        | for the bench                      | research          |
      Then GOV002 is
        | filed                              | met            |
        | in force                           | met            |
        | without manufacturing provisions   | no evidence    |
        | manufacturing provisions refused   | not met        |
        | without quality-control provisions | no evidence    |
        | quality-control provisions refused | not met        |
        | lapsed                             | not met        |
        | withdrawn                          | not met        |
        | a draft                            | no evidence    |
        | nothing filed                      | no evidence    |
        | use unstated                       | no evidence    |
        | for the bench                      | not applicable |

    Example: GOV002 by example, by what the documents are about
      Given these documents
        | subject | kind                       | reference | status   |
        | *       | manufacturing provisions   | MAN-1 v4  | approved |
        | drops   | quality-control provisions | QC-1 v7   | approved |
      And these preparations
        | preparation     | product | intended use |
        | of the product  | drops   | trial        |
        | another product | mist    | trial        |
      Then GOV002 is
        | of the product  | met         |
        | another product | no evidence |

  @GOV003 @should @B-03
  Rule: No endorsement by a society is claimed for lots against COVID-19
    The societies did not endorse such use in 2020; the position is dated and may have changed since.
    The source speaks of use for any purpose; asking lots for people alone is our reading.
    A claim gate and no judgement of quality: the laboratory attests what it claims. Another spelling of COVID-19 is a
    fault of the hand-in, as far as it is known as one.
    Met shows that the laboratory says that it claims no endorsement.
    Met does not show that the lot is good or bad.

    Scenario: GOV003
      Given preparations whose intended use is trial, compassionate use or treatment
      And preparations whose indication is COVID-19
      Then claimed endorsement is one of no

    Example: GOV003 by example
      Given these preparations
        | preparation        | intended use      | indication                | claimed endorsement |
        | no claim           | trial             | COVID-19                  | no                  |
        | a claim            | treatment         | COVID-19                  | yes                 |
        | nothing attested   | compassionate use | COVID-19                  |                     |
        | indication unnamed | trial             |                           | yes                 |
        | nothing in a word  | trial             | n/a                       | yes                 |
        | another disease    | trial             | graft-versus-host disease | yes                 |
        | for the bench      | research          |                           |                     |
      Then GOV003 is
        | no claim           | met            |
        | a claim            | not met        |
        | nothing attested   | no evidence    |
        | indication unnamed | no evidence    |
        | nothing in a word  | no evidence    |
        | another disease    | not applicable |
        | for the bench      | not applicable |

  @GOV004 @should @B-05
  Rule: Preclinical safety and preclinical efficacy are on file for lots for people
    The statement speaks of COVID-19; asking it of other uses is our analogy.
    Met shows that both documents exist, are approved and in date, for this lot, its product or process, or all.
    Met does not show that the data convince, or hold in people.

    Scenario: GOV004
      Given preparations whose intended use is trial, compassionate use or treatment
      Then preclinical safety is on file
      And preclinical efficacy is on file

    Example: GOV004 by example
      Given these documents
        | subject                      | kind                 | reference | status    | expires_on |
        | filed                        | preclinical safety   | DOC-1     | approved  |            |
        | filed                        | preclinical efficacy | DOC-2     | approved  |            |
        | in force                     | preclinical safety   | DOC-3     | granted   | 2027-01-09 |
        | in force                     | preclinical efficacy | DOC-4     | granted   | 2027-01-09 |
        | without preclinical safety   | preclinical efficacy | DOC-5     | approved  |            |
        | preclinical safety refused   | preclinical safety   | DOC-6     | refused   |            |
        | preclinical safety refused   | preclinical efficacy | DOC-7     | approved  |            |
        | without preclinical efficacy | preclinical safety   | DOC-8     | approved  |            |
        | preclinical efficacy refused | preclinical safety   | DOC-9     | approved  |            |
        | preclinical efficacy refused | preclinical efficacy | DOC-10    | refused   |            |
        | lapsed                       | preclinical safety   | DOC-11    | approved  | 2025-06-30 |
        | lapsed                       | preclinical efficacy | DOC-12    | approved  |            |
        | withdrawn                    | preclinical safety   | DOC-13    | withdrawn |            |
        | withdrawn                    | preclinical efficacy | DOC-14    | approved  |            |
        | a draft                      | preclinical safety   | DOC-15    | draft     |            |
        | a draft                      | preclinical efficacy | DOC-16    | draft     |            |
      And these preparations
        | preparation                  | intended use      |
        | filed                        | trial             |
        | in force                     | compassionate use |
        | without preclinical safety   | trial             |
        | preclinical safety refused   | compassionate use |
        | without preclinical efficacy | compassionate use |
        | preclinical efficacy refused | treatment         |
        | lapsed                       | treatment         |
        | withdrawn                    | compassionate use |
        | a draft                      | treatment         |
        | nothing filed                | trial             |
        | use unstated                 |                   |
        | for the bench                | research          |
      Then GOV004 is
        | filed                        | met            |
        | in force                     | met            |
        | without preclinical safety   | no evidence    |
        | preclinical safety refused   | not met        |
        | without preclinical efficacy | no evidence    |
        | preclinical efficacy refused | not met        |
        | lapsed                       | not met        |
        | withdrawn                    | not met        |
        | a draft                      | no evidence    |
        | nothing filed                | no evidence    |
        | use unstated                 | no evidence    |
        | for the bench                | not applicable |

  @GOV005 @should @B-06
  Rule: A trial is registered, and the rationale of its design is on file
    The statement speaks of COVID-19; asking it of other uses is our analogy.
    "Rational" is the source's word: that a rationale exists is what can be judged. Other uses than a trial have none
    to register. The day of the first patient is not handed in, so that the documents count as of the day of judgement.
    Met shows that both documents exist, are approved and in date, for this lot, its product or process, or all.
    Met does not show that the design is a good one.

    Scenario: GOV005
      Given preparations whose intended use is trial
      Then trial registration is on file
      And trial design rationale is on file

    Example: GOV005 by example
      Given these documents
        | subject                        | kind                   | reference | status    | expires_on |
        | filed                          | trial registration     | DOC-1     | approved  |            |
        | filed                          | trial design rationale | DOC-2     | approved  |            |
        | in force                       | trial registration     | DOC-3     | granted   | 2027-01-09 |
        | in force                       | trial design rationale | DOC-4     | granted   | 2027-01-09 |
        | without trial registration     | trial design rationale | DOC-5     | approved  |            |
        | trial registration refused     | trial registration     | DOC-6     | refused   |            |
        | trial registration refused     | trial design rationale | DOC-7     | approved  |            |
        | without trial design rationale | trial registration     | DOC-8     | approved  |            |
        | trial design rationale refused | trial registration     | DOC-9     | approved  |            |
        | trial design rationale refused | trial design rationale | DOC-10    | refused   |            |
        | lapsed                         | trial registration     | DOC-11    | approved  | 2025-06-30 |
        | lapsed                         | trial design rationale | DOC-12    | approved  |            |
        | withdrawn                      | trial registration     | DOC-13    | withdrawn |            |
        | withdrawn                      | trial design rationale | DOC-14    | approved  |            |
        | a draft                        | trial registration     | DOC-15    | draft     |            |
        | a draft                        | trial design rationale | DOC-16    | draft     |            |
      And these preparations
        | preparation                    | intended use      |
        | filed                          | trial             |
        | in force                       | trial             |
        | without trial registration     | trial             |
        | trial registration refused     | trial             |
        | without trial design rationale | trial             |
        | trial design rationale refused | trial             |
        | lapsed                         | trial             |
        | withdrawn                      | trial             |
        | a draft                        | trial             |
        | nothing filed                  | trial             |
        | use unstated                   |                   |
        | no trial                       | treatment         |
        | one patient                    | compassionate use |
        | for the bench                  | research          |
      Then GOV005 is
        | filed                          | met            |
        | in force                       | met            |
        | without trial registration     | no evidence    |
        | trial registration refused     | not met        |
        | without trial design rationale | no evidence    |
        | trial design rationale refused | not met        |
        | lapsed                         | not met        |
        | withdrawn                      | not met        |
        | a draft                        | no evidence    |
        | nothing filed                  | no evidence    |
        | use unstated                   | no evidence    |
        | no trial                       | not applicable |
        | one patient                    | not applicable |
        | for the bench                  | not applicable |

  @GOV006 @should @B-07 @A-35
  Rule: A regulatory authorisation is on file for lots for people
    The statement speaks of COVID-19; asking it of other uses is our analogy.
    "Proper" is the source's word. The second source tells what one country's agency asks: approval, which no such
    product had at its dates.
    Met shows that an authorisation exists, is granted and in date, for this lot, its product or process, or all.
    Met does not show that it covers what is done with the lot.

    Scenario: GOV006
      Given preparations whose intended use is trial, compassionate use or treatment
      Then regulatory authorisation is on file

    Example: GOV006 by example
      Given these documents
        | subject   | kind                     | reference | status    | expires_on |
        | filed     | regulatory authorisation | DOC-1     | approved  |            |
        | in force  | regulatory authorisation | DOC-2     | granted   | 2027-01-09 |
        | lapsed    | regulatory authorisation | DOC-3     | approved  | 2025-06-30 |
        | refused   | regulatory authorisation | DOC-4     | refused   |            |
        | withdrawn | regulatory authorisation | DOC-5     | withdrawn |            |
        | a draft   | regulatory authorisation | DOC-6     | draft     |            |
      And these preparations
        | preparation   | intended use      |
        | filed         | trial             |
        | in force      | compassionate use |
        | lapsed        | treatment         |
        | refused       | trial             |
        | withdrawn     | compassionate use |
        | a draft       | treatment         |
        | nothing filed | trial             |
        | use unstated  |                   |
        | for the bench | research          |
      Then GOV006 is
        | filed         | met            |
        | in force      | met            |
        | lapsed        | not met        |
        | refused       | not met        |
        | withdrawn     | not met        |
        | a draft       | no evidence    |
        | nothing filed | no evidence    |
        | use unstated  | no evidence    |
        | for the bench | not applicable |

    Example: GOV006 by example, by what the document is about
      Given these documents
        | subject                   | kind                     | reference | status    |
        | drops A                   | regulatory authorisation | DOC-1     | approved  |
        | P-07 v3                   | regulatory authorisation | DOC-2     | approved  |
        | drops C                   | regulatory authorisation | DOC-3     | approved  |
        | drops D                   | regulatory authorisation | DOC-4     | withdrawn |
        | withdrawn for the product | regulatory authorisation | DOC-5     | approved  |
      And these preparations
        | preparation               | product | process | intended use |
        | for its product           | drops A |         | trial        |
        | for its process           |         | P-07 v3 | trial        |
        | for another product       | drops B | P-08 v1 | trial        |
        | withdrawn for the product | drops D |         | trial        |
      Then GOV006 is
        | for its product           | met         |
        | for its process           | met         |
        | for another product       | no evidence |
        | withdrawn for the product | not met     |

  @GOV007 @should @B-14
  Rule: A GMP certificate and a report of characterisation are on file for lots for people
    Level from a lay summary. The summary has vesicles well characterised and made under strict GMP.
    That a certificate counts on the day of production and a report on that of release, or today where the lot is not
    released, is our reading. One that was issued later says nothing of that day; one that lapsed since still held on it.
    Met shows that both documents were approved and in force on their day, for this lot, its product or process, or all.
    Met does not show that the lot was made as the certificate says.

    Scenario: GOV007
      Given preparations whose intended use is trial, compassionate use or treatment
      Then GMP certificate is on file at production
      And characterisation report is on file at release

    Example: GOV007 by example
      Given these documents
        | subject                         | kind                    | reference | status    | issued_on  | expires_on |
        | filed                           | GMP certificate         | DOC-1     | approved  | 2024-02-01 |            |
        | filed                           | characterisation report | DOC-2     | approved  | 2024-02-01 |            |
        | in force                        | GMP certificate         | DOC-3     | granted   | 2024-02-01 | 2027-01-09 |
        | in force                        | characterisation report | DOC-4     | granted   | 2024-02-01 | 2027-01-09 |
        | without GMP certificate         | characterisation report | DOC-5     | approved  | 2024-02-01 |            |
        | GMP certificate refused         | GMP certificate         | DOC-6     | refused   | 2024-02-01 |            |
        | GMP certificate refused         | characterisation report | DOC-7     | approved  | 2024-02-01 |            |
        | without characterisation report | GMP certificate         | DOC-8     | approved  | 2024-02-01 |            |
        | characterisation report refused | GMP certificate         | DOC-9     | approved  | 2024-02-01 |            |
        | characterisation report refused | characterisation report | DOC-10    | refused   | 2024-02-01 |            |
        | lapsed                          | GMP certificate         | DOC-11    | approved  | 2024-02-01 | 2025-03-31 |
        | lapsed                          | characterisation report | DOC-12    | approved  | 2024-02-01 |            |
        | withdrawn                       | GMP certificate         | DOC-13    | withdrawn | 2024-02-01 |            |
        | withdrawn                       | characterisation report | DOC-14    | approved  | 2024-02-01 |            |
        | a draft                         | GMP certificate         | DOC-15    | draft     | 2024-02-01 |            |
        | a draft                         | characterisation report | DOC-16    | draft     | 2024-02-01 |            |
      And these preparations
        | preparation                     | intended use      | produced on |
        | filed                           | trial             | 2025-04-01  |
        | in force                        | compassionate use | 2025-04-01  |
        | without GMP certificate         | trial             | 2025-04-01  |
        | GMP certificate refused         | compassionate use | 2025-04-01  |
        | without characterisation report | compassionate use | 2025-04-01  |
        | characterisation report refused | treatment         | 2025-04-01  |
        | lapsed                          | treatment         | 2025-04-01  |
        | withdrawn                       | compassionate use | 2025-04-01  |
        | a draft                         | treatment         | 2025-04-01  |
        | nothing filed                   | trial             | 2025-04-01  |
        | use unstated                    |                   | 2025-04-01  |
        | for the bench                   | research          | 2025-04-01  |
      Then GOV007 is
        | filed                           | met            |
        | in force                        | met            |
        | without GMP certificate         | no evidence    |
        | GMP certificate refused         | not met        |
        | without characterisation report | no evidence    |
        | characterisation report refused | not met        |
        | lapsed                          | not met        |
        | withdrawn                       | not met        |
        | a draft                         | no evidence    |
        | nothing filed                   | no evidence    |
        | use unstated                    | no evidence    |
        | for the bench                   | not applicable |

    Example: GOV007 by example, by what the document is about
      Given these documents
        | subject                   | kind                    | reference | status    | issued_on  |
        | drops A                   | GMP certificate         | DOC-1     | approved  | 2024-02-01 |
        | drops A                   | characterisation report | DOC-2     | approved  | 2024-02-01 |
        | P-07 v3                   | GMP certificate         | DOC-3     | approved  | 2024-02-01 |
        | P-07 v3                   | characterisation report | DOC-4     | approved  | 2024-02-01 |
        | drops C                   | GMP certificate         | DOC-5     | approved  | 2024-02-01 |
        | drops C                   | characterisation report | DOC-6     | approved  | 2024-02-01 |
        | drops D                   | GMP certificate         | DOC-7     | withdrawn | 2024-02-01 |
        | drops D                   | characterisation report | DOC-8     | approved  | 2024-02-01 |
        | withdrawn for the product | GMP certificate         | DOC-9     | approved  | 2024-02-01 |
        | withdrawn for the product | characterisation report | DOC-10    | approved  | 2024-02-01 |
      And these preparations
        | preparation               | product | process | intended use | produced on |
        | for its product           | drops A |         | trial        | 2025-04-01  |
        | for its process           |         | P-07 v3 | trial        | 2025-04-01  |
        | for another product       | drops B | P-08 v1 | trial        | 2025-04-01  |
        | withdrawn for the product | drops D |         | trial        | 2025-04-01  |
      Then GOV007 is
        | for its product           | met         |
        | for its process           | met         |
        | for another product       | no evidence |
        | withdrawn for the product | not met     |

    Example: GOV007 by example, production
      Given these documents
        | subject           | kind                    | reference | status    | issued_on  | expires_on |
        | *                 | characterisation report | DOC-1     | approved  | 2025-02-01 |            |
        | expired before it | GMP certificate         | DOC-2     | approved  | 2022-02-01 | 2025-02-01 |
        | in force since    | GMP certificate         | DOC-3     | approved  | 2024-02-01 | 2027-02-01 |
        | renewed           | GMP certificate         | DOC-4     | approved  | 2022-02-01 | 2025-12-01 |
        | renewed           | GMP certificate         | DOC-5     | approved  | 2025-11-01 | 2028-11-01 |
        | lapsed since      | GMP certificate         | DOC-6     | approved  | 2024-02-01 | 2025-06-30 |
        | certified later   | GMP certificate         | DOC-7     | approved  | 2025-04-02 |            |
        | lapsed, then anew | GMP certificate         | DOC-8     | approved  | 2022-02-01 | 2025-03-31 |
        | lapsed, then anew | GMP certificate         | DOC-9     | approved  | 2025-04-02 |            |
        | first day         | GMP certificate         | DOC-10    | approved  | 2025-04-01 |            |
        | last day          | GMP certificate         | DOC-11    | approved  | 2024-02-01 | 2025-04-01 |
        | undated           | GMP certificate         | DOC-12    | approved  |            |            |
        | day unknown       | GMP certificate         | DOC-13    | approved  | 2024-02-01 |            |
        | withdrawn since   | GMP certificate         | DOC-14    | approved  | 2024-02-01 |            |
        | withdrawn since   | GMP certificate         | DOC-15    | withdrawn | 2025-06-01 |            |
        | report later      | GMP certificate         | DOC-16    | approved  | 2024-02-01 |            |
        | report lapsed     | GMP certificate         | DOC-17    | approved  | 2024-02-01 |            |
        | report lapsed     | characterisation report | DOC-18    | approved  | 2024-02-01 | 2025-04-09 |
        | report since      | GMP certificate         | DOC-19    | approved  | 2024-02-01 |            |
        | report since      | characterisation report | DOC-20    | approved  | 2024-02-01 | 2025-04-10 |
      And these preparations
        | preparation       | produced on | released on | intended use |
        | expired before it | 2025-04-01  |             | trial        |
        | in force since    | 2025-04-01  |             | trial        |
        | renewed           | 2025-04-01  |             | trial        |
        | lapsed since      | 2025-04-01  |             | trial        |
        | certified later   | 2025-04-01  |             | trial        |
        | lapsed, then anew | 2025-04-01  |             | trial        |
        | first day         | 2025-04-01  |             | trial        |
        | last day          | 2025-04-01  |             | trial        |
        | undated           | 2025-04-01  |             | trial        |
        | day unknown       |             |             | trial        |
        | withdrawn since   | 2025-04-01  |             | trial        |
        | report later      | 2025-01-01  | 2025-01-31  | trial        |
        | report lapsed     | 2025-01-01  | 2025-04-10  | trial        |
        | report since      | 2025-04-01  | 2025-04-10  | trial        |
      Then GOV007 is
        | expired before it | not met     |
        | in force since    | met         |
        | renewed           | met         |
        | lapsed since      | met         |
        | certified later   | no evidence |
        | lapsed, then anew | not met     |
        | first day         | met         |
        | last day          | met         |
        | undated           | no evidence |
        | day unknown       | no evidence |
        | withdrawn since   | not met     |
        | report later      | no evidence |
        | report lapsed     | not met     |
        | report since      | met         |

  @GOV008 @should @B-20
  Rule: An ethics approval is on file for lots for people
    Level from a lay summary. The summary has clinical uses follow scientific, regulatory and ethical guidelines; an
    approval by a committee stands for the last.
    Met shows that an approval exists and is in date, for this lot, its product or process, or all.
    Met does not show that what is done is what was approved.

    Scenario: GOV008
      Given preparations whose intended use is trial, compassionate use or treatment
      Then ethics approval is on file

    Example: GOV008 by example
      Given these documents
        | subject   | kind            | reference | status    | expires_on |
        | filed     | ethics approval | DOC-1     | approved  |            |
        | in force  | ethics approval | DOC-2     | granted   | 2027-01-09 |
        | lapsed    | ethics approval | DOC-3     | approved  | 2025-06-30 |
        | refused   | ethics approval | DOC-4     | refused   |            |
        | withdrawn | ethics approval | DOC-5     | withdrawn |            |
        | a draft   | ethics approval | DOC-6     | draft     |            |
      And these preparations
        | preparation   | intended use      |
        | filed         | trial             |
        | in force      | compassionate use |
        | lapsed        | treatment         |
        | refused       | trial             |
        | withdrawn     | compassionate use |
        | a draft       | treatment         |
        | nothing filed | trial             |
        | use unstated  |                   |
        | for the bench | research          |
      Then GOV008 is
        | filed         | met            |
        | in force      | met            |
        | lapsed        | not met        |
        | refused       | not met        |
        | withdrawn     | not met        |
        | a draft       | no evidence    |
        | nothing filed | no evidence    |
        | use unstated  | no evidence    |
        | for the bench | not applicable |

  @GOV009 @should @B-19
  Rule: A statement on good clinical practice is on file, even for compassionate use
    Level from a lay summary. The summary names good clinical practice beside consent, in compassionate use too. That a
    statement in writing answers is our reading.
    Met shows that somebody answers in writing for good clinical practice.
    Met does not show that it was practised.

    Scenario: GOV009
      Given preparations whose intended use is trial, compassionate use or treatment
      Then good clinical practice statement is on file

    Example: GOV009 by example
      Given these documents
        | subject   | kind                             | reference | status    | expires_on |
        | filed     | good clinical practice statement | DOC-1     | approved  |            |
        | in force  | good clinical practice statement | DOC-2     | granted   | 2027-01-09 |
        | lapsed    | good clinical practice statement | DOC-3     | approved  | 2025-06-30 |
        | refused   | good clinical practice statement | DOC-4     | refused   |            |
        | withdrawn | good clinical practice statement | DOC-5     | withdrawn |            |
        | a draft   | good clinical practice statement | DOC-6     | draft     |            |
      And these preparations
        | preparation   | intended use      |
        | filed         | trial             |
        | in force      | compassionate use |
        | lapsed        | treatment         |
        | refused       | trial             |
        | withdrawn     | compassionate use |
        | a draft       | treatment         |
        | nothing filed | trial             |
        | use unstated  |                   |
        | for the bench | research          |
      Then GOV009 is
        | filed         | met            |
        | in force      | met            |
        | lapsed        | not met        |
        | refused       | not met        |
        | withdrawn     | not met        |
        | a draft       | no evidence    |
        | nothing filed | no evidence    |
        | use unstated  | no evidence    |
        | for the bench | not applicable |

  @GOV010 @should @B-20
  Rule: The consent of the donor is on file for lots for people
    Level from a lay summary. That ethical guidelines ask for the donor's consent, and for one that was there when the
    lot was produced, is our reading; a pool needs that of every donor on the day its lot was produced.
    A form for a product or for all is nobody's consent. One that is withdrawn counts as withdrawn whenever that was.
    The form or code of the consent is asked for, never a person's record.
    Met shows that an approved consent was there for each donor, for the cell line that came of one, or for the lot itself.
    Met does not show that the donor understood it.

    Scenario: GOV010
      Given preparations whose intended use is trial, compassionate use or treatment
      Then donor consent is on file for the donor or cell line at production

    Example: GOV010 by example
      Given these documents
        | subject   | kind          | reference | status    | issued_on  | expires_on |
        | filed     | donor consent | DOC-1     | approved  | 2024-02-01 |            |
        | in force  | donor consent | DOC-2     | granted   | 2024-02-01 | 2027-01-09 |
        | lapsed    | donor consent | DOC-3     | approved  | 2024-02-01 | 2025-03-31 |
        | refused   | donor consent | DOC-4     | refused   | 2024-02-01 |            |
        | withdrawn | donor consent | DOC-5     | withdrawn | 2024-02-01 |            |
        | a draft   | donor consent | DOC-6     | draft     | 2024-02-01 |            |
      And these preparations
        | preparation   | intended use      | produced on |
        | filed         | trial             | 2025-04-01  |
        | in force      | compassionate use | 2025-04-01  |
        | lapsed        | treatment         | 2025-04-01  |
        | refused       | trial             | 2025-04-01  |
        | withdrawn     | compassionate use | 2025-04-01  |
        | a draft       | treatment         | 2025-04-01  |
        | nothing filed | trial             | 2025-04-01  |
        | use unstated  |                   | 2025-04-01  |
        | for the bench | research          | 2025-04-01  |
      Then GOV010 is
        | filed         | met            |
        | in force      | met            |
        | lapsed        | not met        |
        | refused       | not met        |
        | withdrawn     | not met        |
        | a draft       | no evidence    |
        | nothing filed | no evidence    |
        | use unstated  | no evidence    |
        | for the bench | not applicable |

    Example: GOV010 by example, pools
      Given these documents
        | subject | kind          | reference | status    | issued_on  | expires_on |
        | D-1     | donor consent | DC-1      | approved  | 2024-02-01 |            |
        | D-2     | donor consent | DC-2      | approved  | 2024-02-01 |            |
        | D-3     | donor consent | DC-3      | withdrawn | 2024-02-01 |            |
        | D-5     | donor consent | DC-5      | approved  | 2025-03-02 |            |
      And these preparations
        | preparation     | role         | donor | derived from          | intended use | produced on |
        | first           | intermediate | D-1   |                       |              | 2025-03-01  |
        | second          | intermediate | D-2   |                       |              | 2025-03-01  |
        | third           | intermediate | D-3   |                       |              | 2025-03-01  |
        | fourth          | intermediate | D-4   |                       |              | 2025-03-01  |
        | all consented   |              |       | first; second         | trial        | 2025-03-01  |
        | one withdrew    |              |       | first; third          | trial        | 2025-03-01  |
        | one unasked     |              |       | first; fourth         | trial        | 2025-03-01  |
        | of a pool       |              |       | all consented; second | trial        | 2025-03-01  |
        | names one donor |              | D-1   | first; fourth         | trial        | 2025-03-01  |
        | fifth           | intermediate | D-5   |                       |              | 2025-03-01  |
        | sixth           | intermediate | D-1   |                       |              |             |
        | one asked later |              |       | first; fifth          | trial        | 2025-04-01  |
        | one of no day   |              |       | first; sixth          | trial        | 2025-04-01  |
      Then GOV010 is
        | all consented   | met         |
        | one withdrew    | not met     |
        | one unasked     | no evidence |
        | of a pool       | met         |
        | names one donor | no evidence |
        | one asked later | no evidence |
        | one of no day   | no evidence |

    Example: GOV010 by example, donors
      Given these documents
        | subject   | kind          | reference | status    | issued_on  | expires_on |
        | D-1       | donor consent | DC-1      | approved  | 2024-02-01 |            |
        | D-2       | donor consent | DC-2      | refused   | 2024-02-01 |            |
        | D-3       | donor consent | DC-3      | withdrawn | 2024-02-01 |            |
        | D-4       | donor consent | DC-4      | approved  | 2024-02-01 | 2025-03-31 |
        | MCB-1     | donor consent | DC-5      | approved  | 2024-02-01 |            |
        | D-5       | donor consent | DC-6      | approved  | 2025-04-02 |            |
        | D-6       | donor consent | DC-7      | approved  | 2024-02-01 | 2025-06-30 |
        | D-7       | donor consent | DC-8      | approved  | 2024-02-01 |            |
        | D-7       | donor consent | DC-9      | withdrawn | 2025-06-01 |            |
        | drops     | donor consent | DC-10     | approved  | 2024-02-01 |            |
        | P-07 v3   | donor consent | DC-11     | approved  | 2024-02-01 |            |
        | *         | donor consent | DC-12     | approved  | 2024-02-01 |            |
        | old drops | donor consent | DC-13     | refused   | 2024-02-01 |            |
      And these preparations
        | preparation          | donor | cell line | process   | product | intended use | produced on |
        | consented            | D-1   |           |           |         | trial        | 2025-04-01  |
        | did not consent      | D-2   |           |           |         | trial        | 2025-04-01  |
        | took it back         | D-3   |           |           |         | treatment    | 2025-04-01  |
        | consented for a time | D-4   |           |           |         | trial        | 2025-04-01  |
        | donor of the line    |       | MCB-1     |           |         | trial        | 2025-04-01  |
        | another donor        | D-9   |           |           |         | trial        | 2025-04-01  |
        | donor unstated       |       |           |           |         | trial        | 2025-04-01  |
        | for the bench        | D-2   |           |           |         | research     | 2025-04-01  |
        | asked afterwards     | D-5   |           |           |         | trial        | 2025-04-01  |
        | ran out since        | D-6   |           |           |         | trial        | 2025-04-01  |
        | withdrew since       | D-7   |           |           |         | trial        | 2025-04-01  |
        | for the product      | D-9   |           | drops     |         | trial        | 2025-04-01  |
        | for the process      | D-9   |           |           | P-07 v3 | trial        | 2025-04-01  |
        | product refused      | D-1   |           | old drops |         | trial        | 2025-04-01  |
        | day unknown          | D-1   |           |           |         | trial        |             |
      Then GOV010 is
        | consented            | met            |
        | did not consent      | not met        |
        | took it back         | not met        |
        | consented for a time | not met        |
        | donor of the line    | met            |
        | another donor        | no evidence    |
        | donor unstated       | no evidence    |
        | for the bench        | not applicable |
        | asked afterwards     | no evidence    |
        | ran out since        | met            |
        | withdrew since       | not met        |
        | for the product      | no evidence    |
        | for the process      | no evidence    |
        | product refused      | not met        |
        | day unknown          | no evidence    |

  @GOV011 @may @B-17
  Rule: The rationale of the mechanism of action is on file for lots for people
    Level from a lay summary. It finds that the rationale for COVID-19 needs to be better understood; asking for one
    in writing, and of other uses, is our reading.
    Met shows that a rationale is approved and in force, for this lot, its product or process, or all.
    Met does not show that it speaks of the lot's indication, or that the reasoning is right.

    Scenario: GOV011
      Given preparations whose intended use is trial, compassionate use or treatment
      Then mechanism of action rationale is on file

    Example: GOV011 by example
      Given these documents
        | subject   | kind                          | reference | status    | expires_on |
        | filed     | mechanism of action rationale | DOC-1     | approved  |            |
        | in force  | mechanism of action rationale | DOC-2     | granted   | 2027-01-09 |
        | lapsed    | mechanism of action rationale | DOC-3     | approved  | 2025-06-30 |
        | refused   | mechanism of action rationale | DOC-4     | refused   |            |
        | withdrawn | mechanism of action rationale | DOC-5     | withdrawn |            |
        | a draft   | mechanism of action rationale | DOC-6     | draft     |            |
      And these preparations
        | preparation   | intended use      |
        | filed         | trial             |
        | in force      | compassionate use |
        | lapsed        | treatment         |
        | refused       | trial             |
        | withdrawn     | compassionate use |
        | a draft       | treatment         |
        | nothing filed | trial             |
        | use unstated  |                   |
        | for the bench | research          |
      Then GOV011 is
        | filed         | met            |
        | in force      | met            |
        | lapsed        | not met        |
        | refused       | not met        |
        | withdrawn     | not met        |
        | a draft       | no evidence    |
        | nothing filed | no evidence    |
        | use unstated  | no evidence    |
        | for the bench | not applicable |

  @GOV012 @should @B-13
  Rule: An assessment of hazards and side effects is on file for lots for people
    Level from a lay summary. The summary stresses that side effects are addressed before therapeutic use. The day of that
    use is not handed in, so that the document counts as of the day of judgement.
    Met shows that an assessment exists and is in date, for this lot, its product or process, or all.
    Met does not show that every hazard is in it.

    Scenario: GOV012
      Given preparations whose intended use is trial, compassionate use or treatment
      Then hazard assessment is on file

    Example: GOV012 by example
      Given these documents
        | subject   | kind              | reference | status    | expires_on |
        | filed     | hazard assessment | DOC-1     | approved  |            |
        | in force  | hazard assessment | DOC-2     | granted   | 2027-01-09 |
        | lapsed    | hazard assessment | DOC-3     | approved  | 2025-06-30 |
        | refused   | hazard assessment | DOC-4     | refused   |            |
        | withdrawn | hazard assessment | DOC-5     | withdrawn |            |
        | a draft   | hazard assessment | DOC-6     | draft     |            |
      And these preparations
        | preparation   | intended use      |
        | filed         | trial             |
        | in force      | compassionate use |
        | lapsed        | treatment         |
        | refused       | trial             |
        | withdrawn     | compassionate use |
        | a draft       | treatment         |
        | nothing filed | trial             |
        | use unstated  |                   |
        | for the bench | research          |
      Then GOV012 is
        | filed         | met            |
        | in force      | met            |
        | lapsed        | not met        |
        | refused       | not met        |
        | withdrawn     | not met        |
        | a draft       | no evidence    |
        | nothing filed | no evidence    |
        | use unstated  | no evidence    |
        | for the bench | not applicable |

  @GOV013 @should @B-12
  Rule: Limits on identity and on potency are declared before lots for people are released
    Level from a lay summary. The summary stresses identity and potency parameters before therapeutic use.
    The ratio of antigens stands for identity, biological activity or relative potency for potency: our reading.
    Met shows that a limit on each was declared by the day of release.
    Met does not show that the lot keeps them, or that they are the right ones.

    Scenario: GOV013
      Given preparations whose intended use is trial, compassionate use or treatment
      Then MSC to non-MSC antigen ratio names its release limit
      And biological activity or relative potency names its release limit

    Example: GOV013 by example, both declared
      Given these limits
        | quantity                     | bound    | value | unit | declared on |
        | MSC to non-MSC antigen ratio | at least | 20    | 1    | 2025-01-10  |
        | biological activity          | at least | 50    | a.u. | 2025-01-10  |
      And these preparations
        | preparation           | intended use      | released on |
        | in time               | trial             | 2025-04-10  |
        | treated               | treatment         | 2025-04-10  |
        | compassionate         | compassionate use | 2025-04-10  |
        | not yet released      | trial             |             |
        | released the same day | trial             | 2025-01-10  |
        | released before       | trial             | 2025-01-09  |
        | use unstated          |                   | 2025-04-10  |
        | for the bench         | research          | 2025-04-10  |
      Then GOV013 is
        | in time               | met            |
        | treated               | met            |
        | compassionate         | met            |
        | not yet released      | met            |
        | released the same day | met            |
        | released before       | no evidence    |
        | use unstated          | no evidence    |
        | for the bench         | not applicable |

    Example: GOV013 by example, relative potency
      Given these limits
        | quantity                     | bound    | value | unit | declared on |
        | MSC to non-MSC antigen ratio | at least | 20    | 1    | 2025-01-10  |
        | relative potency             | at least | 0.7   | 1    | 2025-01-10  |
      And these preparations
        | preparation | intended use | released on |
        | in time     | trial        | 2025-04-10  |
      Then GOV013 is
        | in time | met |

    Example: GOV013 by example, identity alone
      Given these limits
        | quantity                     | bound    | value | unit | declared on |
        | MSC to non-MSC antigen ratio | at least | 20    | 1    | 2025-01-10  |
      And these preparations
        | preparation | intended use | released on |
        | in time     | trial        | 2025-04-10  |
      Then GOV013 is
        | in time | no evidence |

    Example: GOV013 by example, potency alone
      Given these limits
        | quantity            | bound    | value | unit | declared on |
        | biological activity | at least | 50    | a.u. | 2025-01-10  |
      And these preparations
        | preparation | intended use | released on |
        | in time     | trial        | 2025-04-10  |
      Then GOV013 is
        | in time | no evidence |

    Example: GOV013 by example, day unknown
      Given these limits
        | quantity                     | bound    | value | unit | declared on |
        | MSC to non-MSC antigen ratio | at least | 20    | 1    |             |
        | biological activity          | at least | 50    | a.u. | 2025-01-10  |
      And these preparations
        | preparation | intended use | released on |
        | in time     | trial        | 2025-04-10  |
      Then GOV013 is
        | in time | no evidence |

    Example: GOV013 by example, none declared
      Given these preparations
        | preparation | intended use | released on |
        | in time     | trial        | 2025-04-10  |
      Then GOV013 is
        | in time | no evidence |
