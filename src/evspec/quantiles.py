"""Quantiles of Student's and the chi-square distribution: a page of those asked for daily, all others from scipy.

Importing scipy takes longer than judging a laboratory of some lots, and most of them never leave the page. The page is
scipy's own, digit for digit, which a test asserts: infinite degrees of freedom in front, then 1 to 30.
"""

from __future__ import annotations

from math import erfc, pi, sqrt

import numpy as np

from evspec.arrays import Floats

__all__ = ["chi_square", "normal_share", "student", "student_share"]

LAST = 30
FEW = 20_000
"""So many values of the normal distribution are quicker one by one than importing scipy for them."""
# fmt: off
STUDENT = {
    0.95: (
        1.6448536269514722, 6.313751514675037, 2.9199855803537242, 2.3533634348018233, 2.1318467863266495,
        2.0150483733330233, 1.9431802805153042, 1.8945786050900062, 1.8595480375308973, 1.833112932656237,
        1.8124611228116756, 1.7958848187040433, 1.782287555649319, 1.7709333959868725, 1.761310135774891,
        1.753050355692572, 1.7458836762762495, 1.7396067260750725, 1.7340636066175388, 1.7291328115213682,
        1.7247182429207866, 1.720742902811878, 1.7171443743802424, 1.713871527747048, 1.710882079909428,
        1.7081407612518986, 1.7056179197592727, 1.7032884457221265, 1.7011309342659313, 1.6991270265334972,
        1.697260886593957,
    ),
    0.975: (
        1.959963984540054, 12.706204736174694, 4.302652729749462, 3.1824463052837078, 2.7764451051977934,
        2.5705818356363146, 2.4469118511449786, 2.364624251592784, 2.306004135204166, 2.262157162798205,
        2.228138851986274, 2.200985160091639, 2.1788128296672284, 2.1603686564627913, 2.144786687917804,
        2.131449545559776, 2.1199052992212546, 2.1098155778333156, 2.1009220402410382, 2.0930240544083087,
        2.085963447265864, 2.0796138447276795, 2.0738730679040254, 2.0686576104190486, 2.0638985616280245,
        2.0595385527532972, 2.0555294386428735, 2.0518305164802846, 2.0484071417952454, 2.045229642132703,
        2.0422724563012378,
    ),
    0.9875: (
        2.241402727604947, 25.451699579357168, 6.205346816570706, 4.176534846104503, 3.4954059325164417,
        3.163381449748609, 2.9686866841534867, 2.841244248588211, 2.751523596063054, 2.6850108468164575,
        2.6337669157116004, 2.593092682539364, 2.5600329593592477, 2.5326378146609496, 2.509569411493326,
        2.4898797034798923, 2.472878322461574, 2.458050720379286, 2.4450056165149445, 2.433440211374971,
        2.423116539873409, 2.4138450165990006, 2.405472746261936, 2.3978750646571103, 2.3909493151294687,
        2.384610200804689, 2.378786266235589, 2.3734172009126095, 2.368451749168746, 2.363846073208312,
        2.359562458700931,
    ),
}
"""The quantile that a share of the distribution lies below."""
CHI_SQUARE = {
    0.80: (
        np.inf, 0.06418475466730152, 0.4462871026284194, 1.005174013052349, 1.6487766180659689, 2.3425343058411205,
        3.070088405289287, 3.8223219077661383, 4.593573612056168, 5.3800532117732915, 6.1790792560393895,
        6.988673512230544, 7.807327678660995, 8.633860834506196, 9.467327986878423, 10.306959006625286,
        11.152116471162987, 12.00226572526745, 12.856953096411937, 13.715789706290439, 14.578439217070525,
        15.444608403769712, 16.314039795167684, 17.186505854447514, 18.06180432338749, 18.939754457897898,
        19.82019395487229, 20.702976421286166, 21.587969273025088, 22.47505197751121, 23.36411457379007,
    ),
    0.01: (
        np.inf, 6.634896601021217, 9.210340371976182, 11.344866730144368, 13.276704135987625,
        15.086272469388991, 16.811893829770927, 18.475306906582365, 20.090235029663233, 21.665994333461928,
        23.20925115895436, 24.72497031131828, 26.216967305535857, 27.68824961045705, 29.141237740672796,
        30.577914166892494, 31.999926908815176, 33.40866360500462, 34.805305734705065, 36.19086912927005,
        37.566234786625046, 38.93217268351607, 40.28936043759386, 41.63839811885848, 42.97982013935164,
        44.314104896219156, 45.64168266628316, 46.96294212475145, 48.2782357703155, 49.58788447289881,
        50.892181311517085,
    ),
    0.025: (
        np.inf, 5.02388618731489, 7.3777589082278725, 9.348403604496147, 11.143286781877796,
        12.83250199403003, 14.449375335447922, 16.012764274629323, 17.53454613948465, 19.022767798641638,
        20.48317735080739, 21.920049261021205, 23.33666415864534, 24.735604884931547, 26.11894804503737,
        27.488392863442982, 28.845350723404763, 30.19100912163982, 31.526378440386623, 32.852326861729715,
        34.16960690283834, 35.478875905727264, 36.78071208403555, 38.075627250355815, 39.3640770266039,
        40.64646912027519, 41.92317009635392, 43.19451096615607, 44.46079183631777, 45.722285804174525,
        46.97924224367116,
    ),
    0.975: (
        np.inf, 0.0009820691171752583, 0.050635615968579795, 0.21579528262389797, 0.48441855708793014,
        0.831211613486663, 1.237344245791203, 1.6898691806773554, 2.17973074725265, 2.7003894999803584,
        3.246972780236842, 3.8157482522361, 4.403788506981702, 5.008750511810331, 5.628726103039734,
        6.262137795043253, 6.907664353497005, 7.56418644957757, 8.230746194756668, 8.906516481987973,
        9.590777392264867, 10.282897782522864, 10.982320734473678, 11.68855192245244, 12.401150217444439,
        13.119720024937793, 13.843904982007603, 14.573382730821702, 15.3078605526012, 16.047071695364906,
        16.790772265566623,
    ),
}
"""The quantile that a share of the distribution lies above."""
# fmt: on


def student(df: Floats, share: float) -> Floats:
    """The number that a share of Student's distribution lies below, for degrees of freedom of at least one."""
    if share in STUDENT and _on_page(df):
        return _looked_up(STUDENT[share], df)
    from scipy.special import ndtri, stdtrit

    return np.asarray(np.where(np.isinf(df), ndtri(share), stdtrit(df, share)))


def chi_square(df: Floats, share: float) -> Floats:
    """The number that a share of the chi-square distribution lies above, for degrees of freedom of at least one."""
    if share in CHI_SQUARE and _on_page(df):
        return _looked_up(CHI_SQUARE[share], df)
    from scipy.special import chdtri

    return np.asarray(chdtri(df, share))


def normal_share(values: Floats) -> Floats:
    """The share of the normal distribution below each value; of a few by the error function, of many by scipy."""
    if np.size(values) > FEW:
        from scipy.special import ndtr

        return np.asarray(ndtr(values))
    each = np.asarray(values, np.float64)
    return np.array([erfc(-value / sqrt(2)) / 2 for value in each.ravel().tolist()]).reshape(each.shape)


def student_share(values: Floats, df: Floats) -> Floats:
    """The share of Student's distribution below each value, for degrees of freedom of at least one.

    Of whole degrees up to 30 by their finite sums (Abramowitz and Stegun 26.7.3 and 26.7.4), of infinite ones by the
    error function, of all others by scipy.
    """
    result = np.full(np.shape(values), np.nan)
    for each in np.unique(df[~np.isnan(df)]):
        here = df == each
        result[here] = _share(values[here], float(each))
    return result


def _share(values: Floats, df: float) -> Floats:
    if np.isinf(df):
        return normal_share(values)
    if not _on_page(np.array([df])):
        from scipy.special import stdtr

        return np.asarray(stdtr(df, values))
    angle = np.arctan(values / sqrt(df))
    square, odd = np.cos(angle) ** 2, int(df) % 2
    term = np.cos(angle) if odd else np.ones_like(angle)
    total = term if df > 1 else np.zeros_like(angle)
    for place in range(2 + odd, int(df) - 1, 2):
        term = term * square * (place - 1) / place
        total = total + term
    middle = np.sin(angle) * total
    return np.asarray((1 + (2 / pi * (angle + middle) if odd else middle)) / 2)


def _on_page(df: Floats) -> bool:
    return bool((np.isinf(df) | ((df <= LAST) & (df == np.floor(df)))).all())


def _looked_up(page: tuple[float, ...], df: Floats) -> Floats:
    return np.asarray(np.array(page)[np.where(np.isinf(df), 0, df).astype(np.int64)])
