/* Colours as people see them; see colour.h. */
#include "colour.h"

#include <math.h>
#include <stdlib.h>

const char *const sight_names[SIGHT_COUNT] = {"usual", "protanopia", "deuteranopia", "tritanopia",
                                              "grey"};

static const double whole_turn = 360, half_turn = 180, pi = 3.14159265358979323846;

/* ---- Light ----------------------------------------------------------------------------------- */

static double light_of(unsigned long value, int shift)
{
    double share = (double)(value >> shift & 0xFF) / 255;
    return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4);
}

static double luminance(struct colour colour)
{
    return 0.2126 * colour.red + 0.7152 * colour.green + 0.0722 * colour.blue;
}

static double row(const double factors[3], struct colour colour)
{
    double sum = factors[0] * colour.red + factors[1] * colour.green + factors[2] * colour.blue;
    return fmin(1, fmax(0, sum));
}

struct colour colour_seen(const char *value, enum sight sight)
{
    static const double matrices[SIGHT_COUNT][3][3] = {
        [SIGHT_USUAL] = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
        [SIGHT_PROTANOPIA] = {{0.152286, 1.052583, -0.204868},
                              {0.114503, 0.786281, 0.099216},
                              {-0.003882, -0.048116, 1.051998}},
        [SIGHT_DEUTERANOPIA] = {{0.367322, 0.860646, -0.227968},
                                {0.280085, 0.672501, 0.047413},
                                {-0.011820, 0.042940, 0.968881}},
        [SIGHT_TRITANOPIA] = {{1.255528, -0.076749, -0.178779},
                              {-0.078411, 0.930809, 0.147602},
                              {0.004733, 0.691367, 0.303900}},
        [SIGHT_GREY] = {
            {0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}}};
    unsigned long number = strtoul(value + 1, NULL, 16);
    struct colour light = {light_of(number, 16), light_of(number, 8), light_of(number, 0)};
    return (struct colour){row(matrices[sight][0], light), row(matrices[sight][1], light),
                           row(matrices[sight][2], light)};
}

double colour_contrast(struct colour a, struct colour b)
{
    double one = luminance(a) + 0.05, other = luminance(b) + 0.05;
    return fmax(one, other) / fmin(one, other);
}

/* ---- Difference ------------------------------------------------------------------------------ */

static double lab_curve(double share)
{
    static const double bend = 6.0 / 29;
    return share > bend * bend * bend ? cbrt(share) : share / (3 * bend * bend) + 4.0 / 29;
}

/* By the white of daylight (D65). */
static void lab_of(struct colour colour, double lab[3])
{
    double x = (0.4124564 * colour.red + 0.3575761 * colour.green + 0.1804375 * colour.blue);
    double z = (0.0193339 * colour.red + 0.1191920 * colour.green + 0.9503041 * colour.blue);
    double middle = lab_curve(luminance(colour));
    lab[0] = 116 * middle - 16;
    lab[1] = 500 * (lab_curve(x / 0.95047) - middle);
    lab[2] = 200 * (middle - lab_curve(z / 1.08883));
}

static double in_turn(double degrees)
{
    return degrees * pi / half_turn;
}

/* A share that grows from nothing to 1 where colours are vivid. */
static double vividness(double chroma)
{
    double high = pow(chroma, 7);
    return sqrt(high / (high + pow(25, 7)));
}

struct tone { /* lightness, chroma, hue in degrees */
    double light, chroma, hue;
};

static struct tone tone_of(const double lab[3], double stretch)
{
    double a = lab[1] * (1 + stretch), hue = atan2(lab[2], a) * half_turn / pi;
    return (struct tone){lab[0], hypot(a, lab[2]), hue < 0 ? hue + whole_turn : hue};
}

static double hue_step(struct tone one, struct tone other)
{
    double step = other.hue - one.hue;
    if (one.chroma * other.chroma == 0)
        return 0;
    return step > half_turn ? step - whole_turn : step < -half_turn ? step + whole_turn : step;
}

static double hue_between(struct tone one, struct tone other)
{
    double sum = one.hue + other.hue;
    if (one.chroma * other.chroma == 0)
        return sum;
    if (fabs(one.hue - other.hue) <= half_turn)
        return sum / 2;
    return (sum < whole_turn ? sum + whole_turn : sum - whole_turn) / 2;
}

double lab_difference(const double one[3], const double other[3])
{
    double plain = (hypot(one[1], one[2]) + hypot(other[1], other[2])) / 2;
    double stretch = 0.5 * (1 - vividness(plain));
    struct tone first = tone_of(one, stretch), second = tone_of(other, stretch);
    double light = (first.light + second.light) / 2 - 50,
           chroma = (first.chroma + second.chroma) / 2, hue = hue_between(first, second);
    double weight = 1 - 0.17 * cos(in_turn(hue - 30)) + 0.24 * cos(in_turn(2 * hue)) +
                    0.32 * cos(in_turn(3 * hue + 6)) - 0.20 * cos(in_turn(4 * hue - 63));
    double by_light =
        (second.light - first.light) / (1 + 0.015 * light * light / sqrt(20 + light * light));
    double by_chroma = (second.chroma - first.chroma) / (1 + 0.045 * chroma);
    double by_hue = 2 * sqrt(first.chroma * second.chroma) *
                    sin(in_turn(hue_step(first, second) / 2)) / (1 + 0.015 * chroma * weight);
    double turned = 30 * exp(-pow((hue - 275) / 25, 2));
    return sqrt(by_light * by_light + by_chroma * by_chroma + by_hue * by_hue -
                2 * vividness(chroma) * sin(in_turn(2 * turned)) * by_chroma * by_hue);
}

double colour_difference(struct colour a, struct colour b)
{
    double one[3], other[3];
    lab_of(a, one);
    lab_of(b, other);
    return lab_difference(one, other);
}
